import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { DepartmentId, MemberId } from '#shared/base/id.ts'
import type { Whom } from './teamLines.ts'

/** Whose rows a leader looks at, and whether only those of today: in the address, so that it can be sent. */
export interface TeamChoice {
  readonly whom: Whom | null
  readonly today: boolean
  readonly choose: (whom: Whom | null) => void
  readonly onlyToday: (only: boolean) => void
}

export const personKey = 'person'
const todayKey = 'new'

export function useTeamChoice(): TeamChoice {
  const [params, setParams] = useSearchParams()
  const put = useCallback(
    (name: string, value: string | null) =>
      setParams(
        (before) => {
          if (value === null) before.delete(name)
          else before.set(name, value)
          return before
        },
        { replace: true },
      ),
    [setParams],
  )
  return {
    whom: readWhom(params.get(personKey)),
    today: params.get(todayKey) === 'today',
    choose: useCallback((whom) => put(personKey, whom), [put]),
    onlyToday: useCallback((only) => put(todayKey, only ? 'today' : null), [put]),
  }
}

function readWhom(text: string | null): Whom | null {
  if (text === 'pool') return text
  return MemberId.safeParse(text).data ?? DepartmentId.safeParse(text).data ?? null
}
