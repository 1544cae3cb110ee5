import { useState } from 'react'
import { api } from '../company/api.ts'
import { ApiRefused } from '../company/fault.ts'
import { faultSentence } from '../company/useCall.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { PrintedView } from './printTable.ts'

/**
 * Leave to print: a page on paper leaves the house as a workbook does. The server is asked first and writes down who
 * takes how much; `print` gets the view with the watermark where the company wants one.
 */
export function usePrintGrant(): {
  readonly busy: boolean
  /** Why nothing was printed. */
  readonly fault: string | null
  readonly ask: (view: PrintedView, print: (view: PrintedView) => void) => void
} {
  const {
    ledger: words,
    view: { print: printWords },
    company: { faults },
  } = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [fault, setFault] = useState<string | null>(null)
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const sentence = (error: unknown) => {
    if (!(error instanceof ApiRefused)) return printWords.failed
    return error.fault.kind === 'unreachable' ? printWords.offline : faultSentence(faults, error.fault)
  }
  const ask = (view: PrintedView, print: (view: PrintedView) => void) => {
    setBusy(true)
    setFault(null)
    api
      .grantExport({ view: view.title, rows: view.rows, columns: view.columns.length })
      .then(({ id, at, watermark }) => {
        const who = company.members.get(workspace.me)?.name ?? ''
        const mark = words.watermark({ company: company.name, who, when: format.moment(at), id })
        print(watermark ? { ...view, subtitle: `${view.subtitle} · ${mark}` } : view)
      })
      .catch((error: unknown) => setFault(sentence(error)))
      .finally(() => setBusy(false))
  }
  return { busy, fault, ask }
}
