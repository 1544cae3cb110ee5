/** An Apple keyboard: ⌘ where others have Ctrl. */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent)

/** The command key as this machine names it. */
export const commandKey = () => (isMac() ? '⌘' : 'Ctrl')
