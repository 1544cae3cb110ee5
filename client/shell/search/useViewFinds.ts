import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { TableId } from '#shared/ledger/column.ts'
import { viewsOf } from '#shared/view/view.ts'
import type { Wanted } from '../../customers/wanted.ts'
import { useSource, useWorkspace } from '../../replica/WorkspaceContext.tsx'
import { ownViews } from '../../view/useView.ts'
import { useWords } from '../../words/useWords.ts'
import type { Find, Found } from './find.ts'

const pages = [
  { table: 'customers', path: '/ledger', name: 'ledger' },
  { table: 'contacts', path: '/contacts', name: 'contacts' },
  { table: 'followups', path: '/follow-ups', name: 'followUps' },
] as const satisfies readonly { table: TableId; path: string; name: string }[]
const most = 5

/** Saved views, everybody's and one's own, of every table that has a sheet. */
export function useViewFinds(wanted: Wanted): Found {
  const words = useWords().shell
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const personal = useSource(workspace.personal)
  const navigate = useNavigate()
  return useMemo(() => {
    const best = wanted.best<Find>(most)
    const all = [...company.views.values(), ...ownViews(personal)]
    for (const { table, path, name } of pages) {
      for (const view of viewsOf(all, table)) {
        const go = () => void navigate(`${path}?view=${view.id}`)
        const find = { key: view.id, name: view.name, more: words.nav[name], icon: 'ledger', grade: null, go } as const
        best.offer(find, wanted.fit(view.name))
      }
    }
    return { section: 'views', fit: best.found()[0]?.fit ?? Infinity, finds: best.found().map(({ what }) => what) }
  }, [wanted, company.views, personal, words, navigate])
}
