import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { never } from '#shared/base/result.ts'
import { createFormat } from './format.ts'
import { localeOf, rememberLanguage, type Language } from './language.ts'
import { deviceZone, SpeechContext } from './useWords.ts'
import { zh, type Words } from './zh.ts'

/** Chinese is the original and always here; the others are fetched when first wanted. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'zh':
      return zh
    case 'tw':
      return (await import('./tw.ts')).tw
    case 'en':
      return (await import('./en.ts')).en
    default:
      return never(language)
  }
}

interface WordsProviderProps {
  readonly first: { readonly language: Language; readonly words: Words }
  readonly children: ReactNode
}

/** Hands the current language down and switches it without a reload. */
export function WordsProvider({ first, children }: WordsProviderProps) {
  const [{ language, words }, setSpoken] = useState(first)
  useLanguageOfPage(language)
  const speech = useMemo(
    () => ({
      language,
      words,
      format: createFormat(language, deviceZone()),
      speak: (next: Language) => {
        rememberLanguage(localStorage, next)
        loadWords(next).then(
          (loaded) => setSpoken({ language: next, words: loaded }),
          () => undefined, // offline and never fetched: the screen stays in its language, the choice holds next time
        )
      },
    }),
    [language, words],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

function useLanguageOfPage(language: Language): void {
  useEffect(() => {
    document.documentElement.lang = localeOf(language)
  }, [language])
}
