import type { RuleRefusal } from '#shared/ledger/columnRules.ts'
import { plainDigits, shiftDecimal } from '#shared/ledger/number.ts'

/** One sentence for each rule that a cell may break. */
export type RuleSentences = {
  readonly [Kind in RuleRefusal['kind']]: (facts: Extract<RuleRefusal, { readonly kind: Kind }>) => string
}

export const rulesZh: RuleSentences = {
  required: () => '必填，不能清空',
  below: ({ least, percent }) => `不能小于 ${sizeText(least, percent)}`,
  above: ({ most, percent }) => `不能大于 ${sizeText(most, percent)}`,
  before: ({ from }) => `不能早于 ${from}`,
  after: ({ until }) => `不能晚于 ${until}`,
  'too-short': ({ least }) => `至少 ${least} 个字`,
  'longer-than': ({ most }) => `最多 ${most} 个字`,
  'off-pattern': ({ hint }) => (hint === '' ? '格式不符合要求' : hint),
  taken: ({ holder }) =>
    holder === undefined || holder.name === ''
      ? '已被占用，这一列不能重复'
      : `已被“${holder.name}”占用，这一列不能重复`,
}

/** A limit as the column shows its numbers. */
export const sizeText = (size: number, percent: boolean | undefined): string =>
  percent === true ? `${plainDigits(shiftDecimal(size, 2))}%` : plainDigits(size)

/** The sentence for a broken rule. The table is typed by kind; the compiler cannot see that a refusal fits its own. */
export const ruleSentence = (sentences: RuleSentences, refusal: RuleRefusal): string =>
  (sentences[refusal.kind] as (facts: RuleRefusal) => string)(refusal)
