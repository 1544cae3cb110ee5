import type { PinyinQuestion } from './pinyin.worker.ts'
import type { ReadingsOf } from './spokenMatch.ts'
import { createPhonetics, type Phonetics, type ReadingSource } from './phonetics.ts'

let shared: Phonetics | null = null
let worker: WorkerSource | null | undefined
let syllables: Promise<ReadingsOf> | null = null

/** What the worker knows beside what the sheet asks of it. */
interface WorkerSource extends ReadingSource {
  /** Every reading of U+4E00…U+9FA5, in order, parted by spaces; those of one character by commas. */
  syllables(): Promise<string>
}

/** One worker for the whole page, started at first use. A browser that refuses workers keeps the rough order. */
export function pagePhonetics(): Phonetics {
  shared ??= createPhonetics(pageSource())
  return shared
}

/** Every reading of every character, asked for once. Where there is no worker, no character has any. */
export function pageSyllables(): Promise<ReadingsOf> {
  syllables ??= (pageSource()?.syllables() ?? Promise.resolve('')).then(
    (told) => {
      const readings = told.split(' ').map((each) => each.split(',').filter((reading) => reading !== ''))
      return (character: string) => readings[character.charCodeAt(0) - firstChinese]
    },
    () => () => undefined,
  )
  return syllables
}

const firstChinese = 0x4e00

function pageSource(): WorkerSource | null {
  if (worker === undefined) worker = workerSource()
  return worker
}

function workerSource(): WorkerSource | null {
  try {
    const thread = new Worker(new URL('./pinyin.worker.ts', import.meta.url), { type: 'module' })
    const waiting = new Map<
      number,
      { readonly resolve: (told: unknown) => void; readonly reject: (error: Error) => void }
    >()
    let last = 0
    thread.addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly told: unknown }>) => {
      waiting.get(data.id)?.resolve(data.told)
      waiting.delete(data.id)
    })
    thread.addEventListener('error', () => {
      for (const { reject } of waiting.values()) reject(new Error('the pinyin worker stopped'))
      waiting.clear()
    })
    const ask = (kind: PinyinQuestion['kind'], texts: readonly string[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        thread.postMessage({ id: last, kind, texts } satisfies PinyinQuestion)
      })
    // Both sides are ours: the worker answers each kind of question with its kind of answer.
    return {
      syllables: async () => (await ask('syllables', [])) as string,
      characters: async () => (await ask('characters', [])) as string,
      inContext: async (texts) => (await ask('readings', texts)) as readonly string[],
      inOrder: async (texts, by) => (await ask(by === 'stroke' ? 'strokes' : 'order', texts)) as Uint32Array,
    }
  } catch {
    return null
  }
}
