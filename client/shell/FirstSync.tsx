import type { ReactNode } from 'react'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { Boot } from './Boot.tsx'

/** Until the company's columns are here there is nothing to draw: the first sync shows how far it is. */
export function FirstSync({ children }: { readonly children: ReactNode }) {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const { boot, link } = useSource(workspace.status)
  if (company.columns.size > 0) return children
  return <Boot progress={boot ?? { got: 0, total: 0 }} link={link} />
}
