/** Chinese text as it is spoken: what makes 重庆 sort under C and be found by `cq` or `chongqing`. */
export interface Phonetics {
  /** A text that compares by code unit as the spoken text would; undefined until the readings are known. */
  sortKey(text: string): string | undefined
  /** What a search may type instead of the characters: `chongqing cq`. Empty for text without Chinese. */
  spoken(text: string): string
  /** Asks for readings in context (names, heteronyms). Resolves true when any of them was news. */
  learn(texts: readonly string[]): Promise<boolean>
  /** The texts in spoken (or written) order, sorted elsewhere; null when nobody can. Learn them first. */
  inOrder(texts: readonly string[], by?: 'pinyin' | 'stroke'): Promise<readonly string[] | null>
}

/** Readings from somewhere else (a worker): one string a text, syllables with tone digits, parted by spaces. */
export interface ReadingSource {
  /** Common readings of U+4E00…U+9FA5, in order, parted by spaces. */
  characters(): Promise<string>
  inContext(texts: readonly string[]): Promise<readonly string[]>
  /** Places of the texts in spoken (or written) order. */
  inOrder?(texts: readonly string[], by?: 'pinyin' | 'stroke'): Promise<Uint32Array>
}

const chinese = /[\u4e00-\u9fa5]/
const firstChinese = 0x4e00
const lastChinese = 0x9fa5
/** Longer texts are remarks, not names: their characters' common readings will do. */
const longestName = 40

/** Answers at once from what it knows; without any reading, initials come from the platform's own pinyin order. */
export function createPhonetics(source: ReadingSource | null): Phonetics {
  const readingByText = new Map<string, string>()
  let common: readonly string[] | null = null
  let asked: Promise<void> | null = null
  const readingsOf = (text: string): readonly string[] | null => {
    const known = readingByText.get(text)
    if (known !== undefined) return known.split(' ')
    if (common === null) return null
    return Array.from(text, (character) => commonReading(common ?? [], character))
  }
  return {
    sortKey(text) {
      const plain = text.trim().toLowerCase()
      if (!chinese.test(plain)) return naturalKey(plain)
      const readings = readingsOf(text.trim())
      return readings === null ? undefined : naturalKey(plain, readings)
    },
    spoken(text) {
      if (!chinese.test(text)) return ''
      const readings = readingsOf(text.trim()) ?? Array.from(text.trim(), roughInitial)
      let full = ''
      let initials = ''
      for (const reading of readings) {
        full += reading
        initials += reading.charAt(0)
      }
      // The tones go; digits of the text itself are in the text already.
      return `${full.replace(/\d/g, '')} ${initials}`.toLowerCase()
    },
    async learn(texts) {
      if (source === null) return false
      let news = false
      asked ??= source.characters().then((all) => {
        common = all.split(' ')
        news = true
      })
      await asked
      const unknown = [
        ...new Set(
          texts
            .map((text) => text.trim())
            .filter((text) => text.length <= longestName && chinese.test(text) && !readingByText.has(text)),
        ),
      ]
      if (unknown.length === 0) return news
      const readings = await source.inContext(unknown)
      unknown.forEach((text, place) => {
        const told = (readings[place] ?? '').split(' ')
        // Only an answer of one reading a character can be laid beside the characters.
        if (told.length === Array.from(text).length) readingByText.set(text, told.join(' '))
      })
      return true
    },
    async inOrder(texts, by) {
      const places = await source?.inOrder?.(texts, by)
      return places === undefined ? null : Array.from(places, (place) => texts[place] ?? '')
    },
  }
}

function commonReading(common: readonly string[], character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < firstChinese || code > lastChinese) return character
  return common[code - firstChinese] || character
}

/** Digits before letters before Chinese; runs of digits by their worth; Chinese by syllable, then tone, then character. */
export function naturalKey(text: string, readings: readonly string[] = []): string {
  let key = ''
  let digits = ''
  const flush = () => {
    if (digits === '') return
    const worth = digits.replace(/^0+(?=\d)/, '')
    key += String.fromCharCode(0x30 + Math.min(worth.length, 60)) + worth
    digits = ''
  }
  let place = 0
  for (const character of text) {
    const reading = readings[place]
    place += 1
    if (character >= '0' && character <= '9') {
      digits += character
      continue
    }
    flush()
    if (reading !== undefined && chinese.test(character)) key += `\ue000${reading}\u0001${character}`
    else key += character >= 'a' && character <= 'z' ? `\u0100${character}` : character
  }
  flush()
  return key
}

/** The last character, in pinyin order, before each initial begins. */
const initialStarts: readonly (readonly [string, string])[] = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['哒', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['妈', 'm'],
  ['拏', 'n'],
  ['噢', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['呥', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['帀', 'z'],
]
const pinyinOrder = new Intl.Collator('zh-CN-u-co-pinyin')

const roughByCharacter = new Map<string, string>()

/** Asked for every character of every name, and a collator is slow: each is worked out once. */
function roughInitial(character: string): string {
  if (!chinese.test(character)) return character
  const known = roughByCharacter.get(character)
  if (known !== undefined) return known
  let initial = character
  for (const [start, letter] of initialStarts) {
    if (pinyinOrder.compare(character, start) < 0) break
    initial = letter
  }
  roughByCharacter.set(character, initial)
  return initial
}
