import { writeWorkbook, type ViewExport } from './writeWorkbook.ts'

self.addEventListener('message', ({ data }: MessageEvent<ViewExport>) => {
  writeWorkbook(data).then(
    (blob) => self.postMessage({ kind: 'written', blob }),
    (error: unknown) =>
      self.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})
