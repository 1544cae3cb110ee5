import type { createRichEditor } from './richEditor.ts'

let loading: Promise<typeof createRichEditor> | null = null

/** The editor of formatted text: a large thing, fetched when somebody first stands on such a cell. */
export function loadRichEditor(): Promise<typeof createRichEditor> {
  loading ??= import('./richEditor.ts').then(
    (module) => module.createRichEditor,
    (cause: unknown) => {
      loading = null // the next one tries again
      throw cause
    },
  )
  return loading
}
