import { sizeText, type RuleSentences } from './rules.zh.ts'

export const rulesTw: RuleSentences = {
  required: () => '必填，不能清空',
  below: ({ least, percent }) => `不能小於 ${sizeText(least, percent)}`,
  above: ({ most, percent }) => `不能大於 ${sizeText(most, percent)}`,
  before: ({ from }) => `不能早於 ${from}`,
  after: ({ until }) => `不能晚於 ${until}`,
  'too-short': ({ least }) => `至少 ${least} 個字`,
  'longer-than': ({ most }) => `最多 ${most} 個字`,
  'off-pattern': ({ hint }) => (hint === '' ? '格式不符合要求' : hint),
  taken: ({ holder }) =>
    holder === undefined || holder.name === ''
      ? '已被佔用，這一欄不能重複'
      : `已被「${holder.name}」佔用，這一欄不能重複`,
}
