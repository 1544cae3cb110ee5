import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'

/** Where in a customer's panel something stands, or what is to be done there. */
export type PanelPart =
  | { readonly part: 'contacts' | 'followUps' | 'comments'; readonly at: RecordId }
  /** The past of one cell. */
  | { readonly part: 'history'; readonly at: RecordId; readonly column: ColumnId }
  /** A follow-up is to be written. */
  | { readonly part: 'compose' }

/** The customer whose panel is open: it stands in the URL, so that the link can be sent. */
export function useCustomerInUrl(): {
  readonly customer: CustomerId | null
  readonly open: (customer: CustomerId, part?: PanelPart) => void
  readonly close: () => void
} {
  const [search, setSearch] = useSearchParams()
  const parsed = CustomerId.safeParse(search.get('customer'))
  const open = useCallback(
    (customer: CustomerId, part?: PanelPart) =>
      setSearch((before) => {
        before.set('customer', customer)
        forgetPart(before)
        if (part === undefined) return before
        before.set('part', part.part)
        if ('at' in part) before.set('at', part.at)
        if ('column' in part) before.set('field', part.column)
        return before
      }),
    [setSearch],
  )
  const close = useCallback(
    () =>
      setSearch((before) => {
        before.delete('customer')
        forgetPart(before)
        return before
      }),
    [setSearch],
  )
  return { customer: parsed.success ? parsed.data : null, open, close }
}

/** The part of the panel that the URL asks for; null once it has been shown (`shown`), or when it asks for none. */
export function usePartInUrl(): { readonly wanted: PanelPart | null; readonly shown: () => void } {
  const [search, setSearch] = useSearchParams()
  const [part, at, field] = [search.get('part'), search.get('at'), search.get('field')]
  const wanted = useMemo(() => readPart(part, at, field), [part, at, field])
  const shown = useCallback(
    () =>
      setSearch(
        (before) => {
          forgetPart(before)
          return before
        },
        { replace: true },
      ),
    [setSearch],
  )
  return { wanted, shown }
}

function readPart(part: string | null, at: string | null, field: string | null): PanelPart | null {
  if (part === 'compose') return { part }
  const record = RecordId.safeParse(at)
  if (!record.success) return null
  if (part === 'contacts' || part === 'followUps' || part === 'comments') return { part, at: record.data }
  const column = ColumnId.safeParse(field)
  return part === 'history' && column.success ? { part, at: record.data, column: column.data } : null
}

function forgetPart(search: URLSearchParams): void {
  for (const name of ['part', 'at', 'field']) search.delete(name)
}
