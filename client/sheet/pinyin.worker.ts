import { pinyin } from 'pinyin-pro'
import { naturalKey } from './phonetics.ts'
import { strokeOrder } from './textRanks.ts'

/** What the page asks. `characters`: common readings of all; `syllables`: every reading of all, without tones; `readings`: in context; `order`, `strokes`: places when sorted. */
export type PinyinQuestion =
  | { readonly id: number; readonly kind: 'characters' | 'syllables' }
  | { readonly id: number; readonly kind: 'readings' | 'order' | 'strokes'; readonly texts: readonly string[] }

const readingByText = new Map<string, string>()

/** Readings with tone digits; a name of two to four characters is read with its surname (单 → shan). */
function readingOf(text: string): string {
  const known = readingByText.get(text)
  if (known !== undefined) return known
  const isName = /^[\u4e00-\u9fa5]{2,4}$/.test(text)
  const syllables = pinyin(text, { type: 'array', toneType: 'num', nonZh: 'spaced', surname: isName ? 'head' : 'off' })
  const reading = syllables.map((syllable) => syllable.replace(/ /g, '_')).join(' ')
  readingByText.set(text, reading)
  return reading
}

function allCharacters(): string {
  const readings: string[] = []
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    readings.push(pinyin(String.fromCharCode(code), { toneType: 'num' }))
  }
  return readings.join(' ')
}

function allSyllables(): string {
  const readings: string[] = []
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    const each = pinyin(String.fromCharCode(code), { multiple: true, toneType: 'none', v: true, type: 'array' })
    readings.push([...new Set(each)].join(','))
  }
  return readings.join(' ')
}

function placesInOrder(texts: readonly string[]): Uint32Array {
  const keys = texts.map((text) => {
    const plain = text.trim().toLowerCase()
    return /[\u4e00-\u9fa5]/.test(plain) ? naturalKey(plain, readingOf(text.trim()).split(' ')) : naturalKey(plain)
  })
  const places = Uint32Array.from(texts, (_, place) => place)
  return places.sort((left, right) => {
    const a = keys[left] ?? ''
    const b = keys[right] ?? ''
    return a < b ? -1 : a > b ? 1 : (texts[left] ?? '') < (texts[right] ?? '') ? -1 : 1
  })
}

function answer(question: PinyinQuestion): unknown {
  switch (question.kind) {
    case 'characters':
      return allCharacters()
    case 'syllables':
      return allSyllables()
    case 'readings':
      return question.texts.map(readingOf)
    case 'strokes':
      return Uint32Array.from(question.texts, (_, place) => place).sort((left, right) =>
        strokeOrder.compare(question.texts[left] ?? '', question.texts[right] ?? ''),
      )
    default:
      return placesInOrder(question.texts)
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PinyinQuestion>) => {
  self.postMessage({ id: data.id, told: answer(data) })
})
