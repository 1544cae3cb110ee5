import { useEffect, useEffectEvent, useId } from 'react'
import type { IconName } from '../kit/Icon.tsx'
import { createCell, derived } from '../replica/source.ts'
import type { Source } from '../replica/workspace.ts'
import { useSame } from '../view/useSame.ts'

/** Something that the present page can do, for whoever calls it by its name. */
export interface PageCommand {
  readonly key: string
  readonly name: string
  readonly icon: IconName
  readonly run: () => void
}

const offered = createCell<ReadonlyMap<string, readonly PageCommand[]>>(new Map())

/** What the present page offers now, all of its parts together. */
export const pageCommands: Source<readonly PageCommand[]> = derived(offered, (byPart) => [...byPart.values()].flat())

/** Offers these by name as long as this part of the page stands. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const part = useId()
  const run = useEffectEvent((key: string) => commands.find((each) => each.key === key)?.run())
  const facts = useSame(commands.map(({ key, name, icon }) => ({ key, name, icon })))
  useEffect(() => {
    const now = facts.map((each) => ({ ...each, run: () => run(each.key) }))
    offered.update((before) => new Map(before).set(part, now))
    return () => offered.update((before) => new Map([...before].filter(([other]) => other !== part)))
  }, [part, facts])
}
