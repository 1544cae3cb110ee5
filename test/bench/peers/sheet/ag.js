import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import { byPinyin } from './chinese.js'

ModuleRegistry.registerModules([AllCommunityModule])

/** AG Grid Community with its client-side row model: it sorts, filters and searches itself. */
export async function openPeer(host, { columns, rows }) {
  const api = createGrid(host, {
    columnDefs: columns.map(({ id, name, kind }) => ({
      field: id,
      headerName: name,
      width: 130,
      filter: kind === 'number' ? 'agNumberColumnFilter' : 'agTextColumnFilter',
      ...(kind === 'text' && { comparator: (left, right) => byPinyin(left ?? '', right ?? '') }),
    })),
    rowData: rows,
    getRowId: ({ data }) => data.id,
    cacheQuickFilter: true,
    animateRows: false,
    rowHeight: 34,
    asyncTransactionWaitMillis: 16,
  })
  const sort = (colId, order) =>
    api.applyColumnState({ state: colId === null ? [] : [{ colId, sort: order }], defaultState: { sort: null } })
  return {
    sortNumber: ({ column }) => sort(column, 'desc'),
    sortText: ({ column }) => sort(column, 'asc'),
    filter: ({ column, text }) =>
      api.setFilterModel({ [column]: { filterType: 'text', type: 'contains', filter: text } }),
    search: ({ text }) => api.setGridOption('quickFilterText', text),
    reset() {
      sort(null)
      api.setFilterModel(null)
      api.setGridOption('quickFilterText', '')
    },
    edit({ column, value }) {
      const { data } = api.getDisplayedRowAtIndex(3)
      api.applyTransaction({ update: [{ ...data, [column]: value }] })
    },
    change(changes) {
      const update = changes.map(({ row, column, value }) => ({
        ...api.getRowNode(rows[row].id).data,
        [column]: value,
      }))
      api.applyTransactionAsync({ update })
    },
  }
}
