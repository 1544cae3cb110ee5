import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { AttachmentId, CompanyId, MemberId } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import { browserDevice } from '../replica/device.ts'
import { diskName } from '../replica/diskName.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { pageFiles } from '../sheet/pageFiles.ts'
import { createFileBox, isWaiting, type FileBox, type FileHome } from './fileBox.ts'

const FilesContext = createContext<FileBox | null>(null)

/** The files of this member on this device. */
export function useFileBox(): FileBox {
  const box = useContext(FilesContext)
  assert(box !== null, 'useFileBox is called under FilesProvider')
  return box
}

/** So often what waits is tried again while online; a change of the network is heard at once. */
const againMs = 30_000

export function FilesProvider({
  company,
  member,
  children,
}: {
  readonly company: CompanyId
  readonly member: MemberId
  readonly children: ReactNode
}) {
  const [box] = useState(() =>
    createFileBox({
      name: diskName(company, member),
      databases: browserDevice({ onOutdated: () => {} }).databases,
      now: () => Date.now(),
    }),
  )
  useSending(box)
  useForgetting(box)
  useEffect(() => {
    pageFiles.set({
      urlOf: (id, home) => box.urlOf(id, home),
      waits: (id) => isWaiting(box.states.get().get(id)),
    })
    const stop = box.states.subscribe(() => pageFiles.changed())
    return () => {
      stop()
      pageFiles.set(null)
    }
  }, [box])
  return <FilesContext value={box}>{children}</FilesContext>
}

function useSending(box: FileBox): void {
  const workspace = useWorkspace()
  useEffect(() => {
    let wasOnline = false
    const trySend = () => void box.send().catch(() => undefined)
    const look = () => {
      const isOnline = workspace.status.get().link === 'online'
      if (isOnline && !wasOnline) trySend()
      wasOnline = isOnline
    }
    look()
    const stop = workspace.status.subscribe(look)
    const timer = setInterval(() => box.states.get().size > 0 && trySend(), againMs)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [box, workspace])
}

/** Who lost a customer, or a class of columns, keeps no bytes of theirs. */
function useForgetting(box: FileBox): void {
  const workspace = useWorkspace()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const isThere = ({ customer, column }: FileHome): boolean =>
      customer !== null && workspace.envelope(customer) !== undefined && workspace.company.get().columns.has(column)
    const look = () => {
      timer = undefined
      const { boot, link } = workspace.status.get()
      // a copy that is not whole yet says nothing about who is gone
      if (boot === null && link === 'online') void box.forget(isThere).catch(() => undefined)
    }
    const soon = () => {
      timer ??= setTimeout(look, 1_000)
    }
    soon()
    const stops = [
      workspace.rows('customers').subscribe((news) => {
        if (news.kind === 'reset' || news.by === 'others') soon()
      }),
      workspace.status.subscribe(soon),
      workspace.company.subscribe(soon),
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [box, workspace])
}

/** The address of a stored picture; null until it is there. */
export function useFileUrl(id: AttachmentId | null, { customer, column }: FileHome): string | null {
  const box = useFileBox()
  const [found, setFound] = useState<{ readonly id: AttachmentId; readonly url: string } | null>(null)
  useEffect(() => {
    if (id === null) return
    let isWanted = true
    box.urlOf(id, { customer, column }).then(
      (url) => isWanted && url !== null && setFound({ id, url }),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [box, id, customer, column])
  return found !== null && found.id === id ? found.url : null
}
