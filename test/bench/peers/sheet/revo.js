import { defineCustomElements } from '@revolist/revogrid/loader'
import { byNumber, byPinyin } from './chinese.js'

/** RevoGrid sorts itself and filters by column; a search over all columns is its page's own pass over the rows. */
export async function openPeer(host, { columns, rows }) {
  await defineCustomElements()
  const grid = document.createElement('revo-grid')
  grid.style.height = '100%'
  grid.rowSize = 34
  grid.filter = true
  grid.columns = columns.map(({ id, name, kind }) => ({
    prop: id,
    name,
    size: 130,
    sortable: true,
    filter: 'string',
    cellCompare: (prop, left, right) =>
      kind === 'number' ? byNumber(left[prop], right[prop]) : byPinyin(left[prop] ?? '', right[prop] ?? ''),
  }))
  grid.source = rows
  host.append(grid)
  await customElements.whenDefined('revo-grid')
  const done = (name) => new Promise((resolve) => grid.addEventListener(name, resolve, { once: true }))
  const compareOf = (column) => grid.columns.find(({ prop }) => prop === column).cellCompare
  const sort = async (column, order) => {
    const sorted = done('aftersortingapply')
    await grid.updateColumnSorting({ prop: column, cellCompare: compareOf(column) }, order, false)
    await sorted
  }
  return {
    sortNumber: ({ column }) => sort(column, 'desc'),
    sortText: ({ column }) => sort(column, 'asc'),
    async filter({ column, text }) {
      const plugins = await grid.getPlugins()
      const plugin = plugins.find((each) => typeof each.onFilterChange === 'function')
      await plugin.onFilterChange({ [column]: [{ id: 1, type: 'contains', value: text, relation: 'and' }] })
    },
    search({ text }) {
      grid.source = rows.filter((row) => columns.some(({ id }) => String(row[id] ?? '').includes(text)))
    },
    async reset() {
      await grid.clearSorting()
      const plugins = await grid.getPlugins()
      await plugins.find((each) => typeof each.onFilterChange === 'function').onFilterChange({})
      grid.source = rows
    },
    async edit({ column, value }) {
      await grid.setDataAt({ row: 3, col: columns.findIndex(({ id }) => id === column), val: value })
      await sort(column, 'desc')
    },
  }
}
