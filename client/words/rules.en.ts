import { sizeText, type RuleSentences } from './rules.zh.ts'

export const rulesEn: RuleSentences = {
  required: () => 'Required: it cannot be emptied',
  below: ({ least, percent }) => `Not below ${sizeText(least, percent)}`,
  above: ({ most, percent }) => `Not above ${sizeText(most, percent)}`,
  before: ({ from }) => `Not before ${from}`,
  after: ({ until }) => `Not after ${until}`,
  'too-short': ({ least }) => `At least ${least} characters`,
  'longer-than': ({ most }) => `At most ${most} characters`,
  'off-pattern': ({ hint }) => (hint === '' ? 'This does not look as this column asks for' : hint),
  taken: ({ holder }) =>
    holder === undefined || holder.name === ''
      ? 'Taken already: no two may be the same'
      : `“${holder.name}” has it already: no two may be the same`,
}
