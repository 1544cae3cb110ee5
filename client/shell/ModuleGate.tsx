import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { modulesOf } from '#shared/ownership/module.ts'
import { Empty } from '../kit/Empty.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { isModule, places } from './places.ts'

/** A page that none of this person's roles shows is not his page, whoever sent him the link. */
export function ModuleGate({ children }: { readonly children: ReactNode }) {
  const words = useWords().shell.missing
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const { pathname } = useLocation()
  const name = places.find(({ path }) => path === pathname)?.name
  if (name === undefined || !isModule(name) || modulesOf(company, workspace.me).has(name)) return children
  return (
    <Empty title={words.notYours}>
      <p>{words.notYoursBody}</p>
      <Link to="/">{words.home}</Link>
    </Empty>
  )
}
