import type { PinyinQuestion } from './pinyin.worker.ts'
import { createPhonetics, type Phonetics, type ReadingSource } from './phonetics.ts'

let shared: Phonetics | null = null

/** One worker for the whole page, started at first use. A browser that refuses workers keeps the rough order. */
export function pagePhonetics(): Phonetics {
  shared ??= createPhonetics(workerSource())
  return shared
}

function workerSource(): ReadingSource | null {
  try {
    const worker = new Worker(new URL('./pinyin.worker.ts', import.meta.url), { type: 'module' })
    const waiting = new Map<
      number,
      { readonly resolve: (told: unknown) => void; readonly reject: (error: Error) => void }
    >()
    let last = 0
    worker.addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly told: unknown }>) => {
      waiting.get(data.id)?.resolve(data.told)
      waiting.delete(data.id)
    })
    worker.addEventListener('error', () => {
      for (const { reject } of waiting.values()) reject(new Error('the pinyin worker stopped'))
      waiting.clear()
    })
    const ask = (kind: PinyinQuestion['kind'], texts: readonly string[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        worker.postMessage({ id: last, kind, texts } satisfies PinyinQuestion)
      })
    // Both sides are ours: the worker answers each kind of question with its kind of answer.
    return {
      characters: async () => (await ask('characters', [])) as string,
      inContext: async (texts) => (await ask('readings', texts)) as readonly string[],
      inOrder: async (texts, by) => (await ask(by === 'stroke' ? 'strokes' : 'order', texts)) as Uint32Array,
    }
  } catch {
    return null
  }
}
