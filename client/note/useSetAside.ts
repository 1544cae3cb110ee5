import { z } from 'zod'
import type { CustomerId } from '#shared/base/id.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { NoteVersion } from './noteVersions.ts'

const Names = z.array(z.string())
const nameOf = ({ by, at }: NoteVersion): string => `${by}/${at}`

/** The kept versions of a note that this person has looked at and does not want to see any more, on all his devices. */
export function useSetAside(customer: CustomerId): {
  readonly has: (version: NoteVersion) => boolean
  readonly put: (version: NoteVersion, isAside: boolean) => void
} {
  const key = `note-aside:${customer}`
  const personal = useSource(useWorkspace().personal)
  const submit = useSubmit()
  const names = Names.safeParse(personal.get(key)).data ?? []
  return {
    has: (version) => names.includes(nameOf(version)),
    put: (version, isAside) => {
      const others = names.filter((name) => name !== nameOf(version))
      const value = isAside ? [...others, nameOf(version)] : others
      submit({ kind: 'personal', changes: [{ kind: 'putPersonal', key, value }] })
    },
  }
}
