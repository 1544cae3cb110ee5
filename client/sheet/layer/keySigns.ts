/** Find, replace, go to. */
export const isPanelKey = (event: KeyboardEvent): boolean => !event.altKey && /^[fhg]$/i.test(event.key)

/** Also where it needs no Shift: on the number block, or on other keyboards. */
export const isPlus = (event: KeyboardEvent): boolean => event.key === '+' || (event.code === 'Equal' && event.shiftKey)

/** On the number block too. */
export const isMinus = (event: KeyboardEvent): boolean => event.key === '-'

/** Of the row of digits, whatever Shift makes of it; that of the number block types Alt codes. */
export const isZero = (event: KeyboardEvent): boolean => event.code === 'Digit0'

/** As with the zero. */
export const isNine = (event: KeyboardEvent): boolean => event.code === 'Digit9'

/** The browser's own saving would offer to keep the page as a file. */
export const isSave = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's'

/** Typing keeps the run of Tabs; walking elsewhere ends it. */
export const keepsTabs = (event: KeyboardEvent): boolean =>
  event.key.length === 1 || event.key === 'F2' || event.key === 'Tab' || event.key === 'Enter' || event.key === 'Shift'
