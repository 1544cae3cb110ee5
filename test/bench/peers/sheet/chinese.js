/** What every one of them needs to put Chinese in order. */
export const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin').compare

/** Empty cells below every number. */
export const byNumber = (left, right) => (left ?? -1) - (right ?? -1)
