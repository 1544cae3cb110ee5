import { createContext, use } from 'react'
import { createFormat, type Format } from './format.ts'
import type { Language } from './language.ts'
import { zh, type Words } from './zh.ts'

export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly format: Format
  /** Switches the whole screen and remembers it on this device. */
  readonly speak: (language: Language) => void
}

/** Minutes east of Greenwich on this device's clock. */
export const deviceZone = () => -new Date().getTimezoneOffset()

/** Chinese until a provider says otherwise. */
export const SpeechContext = createContext<Speech>({
  language: 'zh',
  words: zh,
  format: createFormat('zh', deviceZone()),
  speak: () => undefined,
})

/** The phrases of the current language: `const words = useWords().ledger`. */
export const useWords = (): Words => use(SpeechContext).words

/** Dates, times and amounts in the current language. */
export const useFormat = (): Format => use(SpeechContext).format

export const useSpeech = (): Speech => use(SpeechContext)
