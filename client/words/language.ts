/** Languages the screen speaks. Chinese is the original. */
export type Language = 'zh' | 'en'

export const languages: readonly { readonly id: Language; readonly name: string; readonly locale: string }[] = [
  { id: 'zh', name: '中文', locale: 'zh-CN' },
  { id: 'en', name: 'English', locale: 'en' },
]

const key = 'kebu.language'

/** What the person chose on this device; else Chinese, unless the browser asks for English before any Chinese. */
export function rememberedLanguage(store: Pick<Storage, 'getItem'>, wanted: readonly string[]): Language {
  const chosen = store.getItem(key)
  if (chosen === 'zh' || chosen === 'en') return chosen
  const first = wanted.find((tag) => /^(zh|en)\b/i.test(tag))
  return first !== undefined && /^en/i.test(first) ? 'en' : 'zh'
}

export function rememberLanguage(store: Pick<Storage, 'setItem'>, language: Language): void {
  store.setItem(key, language)
}
