/** Patterns that people ask for by name; the words have a name and a hint for each. */
export const patternPresets = {
  digits: '\\d+',
  lettersAndDigits: '[A-Za-z0-9]+',
  postcode: '\\d{6}',
  mobile: '1[3-9]\\d{9}',
  creditCode: '[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}',
  idCard: '[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]',
} as const

export type PatternPreset = keyof typeof patternPresets

/** The preset that a pattern is, or null for one of the company's own. */
export function presetOf(pattern: string): PatternPreset | null {
  for (const [name, preset] of Object.entries(patternPresets)) {
    if (preset === pattern) return name as PatternPreset // the keys of the table
  }
  return null
}
