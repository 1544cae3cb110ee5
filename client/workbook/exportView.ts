import { Outage } from '#shared/base/result.ts'
import type { Day } from '#shared/base/instant.ts'
import type { ViewExport } from './writeWorkbook.ts'

type Written = { readonly kind: 'written'; readonly blob: Blob } | { readonly kind: 'failed'; readonly message: string }

/** The present view as an `.xlsx` file, written in a worker so that the sheet stays alive meanwhile. */
export function exportView(view: ViewExport): Promise<Blob> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' })
  const written = new Promise<Blob>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Written>) => {
      if (data.kind === 'written') resolve(data.blob)
      else reject(new Outage('write the workbook', new Error(data.message)))
    })
    worker.addEventListener('error', (event) => reject(new Outage('write the workbook', new Error(event.message))))
    worker.postMessage(view)
  })
  return written.finally(() => worker.terminate())
}

/** `远山商贸-台账-2026-11-21.xlsx`, without signs that a file system refuses. */
export function exportFileName(company: string, view: string, day: Day): string {
  const safe = (text: string) =>
    text
      .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
      .trim()
      .slice(0, 60)
  return `${[company, view, day]
    .map(safe)
    .filter((part) => part !== '')
    .join('-')}.xlsx`
}

/** Saves a file as the browser saves downloads. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Safari reads the address a moment after the click
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
