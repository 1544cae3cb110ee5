/** An Apple keyboard: ⌘ where others have Ctrl. */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent)
