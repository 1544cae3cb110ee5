/** Languages the screen speaks. Chinese is the original. */
export type Language = 'zh' | 'tw' | 'en'

export const languages: readonly { readonly id: Language; readonly name: string; readonly locale: string }[] = [
  { id: 'zh', name: '简体中文', locale: 'zh-CN' },
  { id: 'tw', name: '繁體中文', locale: 'zh-TW' },
  { id: 'en', name: 'English', locale: 'en' },
]

export const localeOf = (language: Language): string => languages.find(({ id }) => id === language)?.locale ?? 'zh-CN'

const key = 'kebu.language'

/** What the person chose on this device; else the first of the browser's wishes that we speak, else Chinese. */
export function rememberedLanguage(store: Pick<Storage, 'getItem'>, wanted: readonly string[]): Language {
  const chosen = store.getItem(key)
  const known = languages.find(({ id }) => id === chosen)
  if (known !== undefined) return known.id
  for (const tag of wanted) {
    if (/^en\b/i.test(tag)) return 'en'
    if (/^zh\b/i.test(tag)) return isTraditional(tag) ? 'tw' : 'zh'
  }
  return 'zh'
}

/** Written so in Taiwan, Hong Kong and Macau, unless the tag names the script itself. */
const isTraditional = (tag: string): boolean =>
  /-hant\b/i.test(tag) || (/-(tw|hk|mo)\b/i.test(tag) && !/-hans\b/i.test(tag))

export function rememberLanguage(store: Pick<Storage, 'setItem'>, language: Language): void {
  store.setItem(key, language)
}
