import type { QuickFilter } from '#shared/view/quick.ts'

/** Without a choice everything is ticked. */
export function isTicked(chosen: QuickFilter | undefined, key: string): boolean {
  if (chosen === undefined) return true
  return chosen.values.includes(key) === (chosen.kind === 'only')
}

/** One value ticked or unticked; undefined once everything is ticked again. */
export function tick(chosen: QuickFilter | undefined, key: string, on: boolean): QuickFilter | undefined {
  return withKeys(chosen ?? { kind: 'without', values: [] }, [key], on)
}

/** The values that the list shows, ticked or unticked at once; all of them: back to no choice, or to an empty one. */
export function tickAll(
  chosen: QuickFilter | undefined,
  keys: readonly string[],
  { on, all }: { readonly on: boolean; readonly all: boolean },
): QuickFilter | undefined {
  if (all) return on ? undefined : { kind: 'only', values: [] }
  return withKeys(chosen ?? { kind: 'without', values: [] }, keys, on)
}

/** These and no others; all of them: no choice. */
export const tickOnly = (keys: readonly string[], { all }: { readonly all: boolean }): QuickFilter | undefined =>
  all ? undefined : { kind: 'only', values: keys.slice(0, most) }

/** A list is kept up to this many values. */
const most = 1_000

function withKeys({ kind, values }: QuickFilter, keys: readonly string[], on: boolean): QuickFilter | undefined {
  const named = new Set(values)
  for (const key of keys) {
    if (on === (kind === 'only')) named.add(key)
    else named.delete(key)
  }
  if (kind === 'without' && named.size === 0) return undefined
  return { kind, values: [...named].slice(0, most) }
}
