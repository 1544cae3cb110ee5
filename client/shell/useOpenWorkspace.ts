import { useEffect, useState } from 'react'
import type { Membership } from '../company/api.ts'
import { browserDevice } from '../replica/device.ts'
import { openWorkspace } from '../replica/openWorkspace.ts'
import type { Workspace } from '../replica/workspace.ts'

export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly workspace: Workspace }
  | { readonly kind: 'failed'; readonly facts: string }

/** Opens this member's workspace on this device, and closes it when he leaves. */
export function useOpenWorkspace({ company, member }: Pick<Membership, 'company' | 'member'>): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  useEffect(() => {
    let gone = false
    const opened = openWorkspace({ company, member, socketUrl: socketUrl(location) }, browserDevice({ onOutdated }))
    opened.then(
      (workspace) => {
        if (!gone) setOpening({ kind: 'open', workspace })
      },
      (error: unknown) => {
        if (!gone) setOpening({ kind: 'failed', facts: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => {
      gone = true
      opened.then((workspace) => workspace[Symbol.asyncDispose]()).catch(() => undefined)
    }
  }, [company, member])
  return opening
}

const onOutdated = () => location.reload()

const socketUrl = ({ protocol, host }: Location): string => `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
