import DataEditor, { GridCellKind } from '@glideapps/glide-data-grid'
import '@glideapps/glide-data-grid/dist/index.css'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { byNumber, byPinyin } from './chinese.js'

/** Glide Data Grid draws; order, filter and search are its page's own, here as an array of places. */
export async function openPeer(host, { columns, rows }) {
  const root = createRoot(host)
  const all = Uint32Array.from(rows, (_, place) => place)
  let order = all
  const cell = ([column, row]) => {
    const { id, kind } = columns[column]
    const value = rows[order[row]][id]
    const shown = value === undefined || value === null ? '' : String(value)
    return kind === 'number'
      ? { kind: GridCellKind.Number, data: value ?? undefined, displayData: shown, allowOverlay: true }
      : { kind: GridCellKind.Text, data: shown, displayData: shown, allowOverlay: true }
  }
  const laid = columns.map(({ id, name }) => ({ id, title: name, width: 130 }))
  // A new function means that every cell is drawn anew.
  const draw = () =>
    flushSync(() =>
      root.render(
        createElement(DataEditor, {
          columns: laid,
          rows: order.length,
          getCellContent: (place) => cell(place),
          rowHeight: 34,
          width: 1366,
          height: 660,
          smoothScrollY: true,
        }),
      ),
    )
  const show = (next) => {
    order = next
    draw()
  }
  draw()
  const sortedBy = (compare) => Uint32Array.from(Array.from(all).sort(compare))
  return {
    sortNumber: ({ column }) => show(sortedBy((left, right) => -byNumber(rows[left][column], rows[right][column]))),
    sortText: ({ column }) =>
      show(sortedBy((left, right) => byPinyin(rows[left][column] ?? '', rows[right][column] ?? ''))),
    filter: ({ column, text }) => show(all.filter((place) => rows[place][column]?.includes(text) === true)),
    search: ({ text }) =>
      show(all.filter((place) => columns.some(({ id }) => String(rows[place][id] ?? '').includes(text)))),
    reset: () => show(all),
    edit({ column, value }) {
      rows[order[3]][column] = value
      show(sortedBy((left, right) => -byNumber(rows[left][column], rows[right][column])))
    },
  }
}
