import type { ColumnId } from '#shared/base/id.ts'
import { classOf } from '#shared/ledger/columnClass.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Settings } from '#shared/ledger/company.ts'

/**
 * Settings are everybody's, so a pool's rule may name what a column says only while the column is everybody's too: of a
 * column with a class the rule goes, with what was typed for it. A column that is not known is left as it is.
 */
export function openTakes(settings: Settings, columnOf: (id: ColumnId) => Column | undefined): Settings {
  const isClassed = (id: ColumnId | undefined): boolean => {
    const column = id === undefined ? undefined : columnOf(id)
    return column !== undefined && classOf(column) !== 'normal'
  }
  if (settings.pools?.some(({ takes }) => isClassed(takes?.column)) !== true) return settings
  const pools = settings.pools.map((pool) => {
    if (!isClassed(pool.takes?.column)) return pool
    const { column: _, values: __, ...takes } = pool.takes ?? {}
    return { ...pool, takes }
  })
  return { ...settings, pools }
}
