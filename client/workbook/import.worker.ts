import { randomFromBytes } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import type { RegionBook } from '#shared/ledger/region.ts'
import { readRegionBook } from '../region/regionBook.ts'
import type { ImportCall, ImportNews } from './calls.ts'
import { createImportSession, type ImportSession } from './importSession.ts'

const random = randomFromBytes((words) => crypto.getRandomValues(words))
let session: ImportSession | null = null
let book: RegionBook | null = null
const regions = () => (book ??= readRegionBook())

const tell = (news: ImportNews) => self.postMessage(news)

function answer(call: ImportCall): unknown {
  if (call.kind === 'open') {
    session = createImportSession(call.setting, { random, regions, onStage: (stage) => tell({ kind: 'stage', stage }) })
    return session.open(call.bytes, call.fileName)
  }
  assert(session !== null, `${call.kind} follows open`)
  switch (call.kind) {
    case 'table':
      return session.table(call.sheet, call.header)
    case 'plan':
      return session.plan(call.mappings, call.duplicates)
    case 'changes':
      return session.changes(call.most)
    case 'problems':
      return session.problems()
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ImportCall>) => {
  try {
    tell({ kind: 'answer', value: answer(data) })
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})
