import { pinyin } from 'pinyin-pro'

type Question = { readonly id: number; readonly texts: readonly string[] | null }

/** Readings with tone digits; a name of two to four characters is read with its surname (单 → shan). */
function readingOf(text: string): string {
  const isName = /^[\u4e00-\u9fa5]{2,4}$/.test(text)
  const syllables = pinyin(text, { type: 'array', toneType: 'num', nonZh: 'spaced', surname: isName ? 'head' : 'off' })
  return syllables.map((syllable) => syllable.replace(/ /g, '_')).join(' ')
}

function allCharacters(): string {
  const readings: string[] = []
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    readings.push(pinyin(String.fromCharCode(code), { toneType: 'num' }))
  }
  return readings.join(' ')
}

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  self.postMessage({ id: data.id, told: data.texts === null ? allCharacters() : data.texts.map(readingOf) })
})
