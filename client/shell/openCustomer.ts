import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { CustomerId, RecordId } from '#shared/base/id.ts'

/** Where in a customer's panel something stands: a tab, and a record in it. */
export interface PanelPart {
  readonly part: 'contacts' | 'followUps' | 'comments'
  readonly at: RecordId
}

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
        before.set('at', part.at)
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
  const [part, at] = [search.get('part'), search.get('at')]
  const wanted = useMemo((): PanelPart | null => {
    const record = RecordId.safeParse(at)
    return (part === 'contacts' || part === 'followUps' || part === 'comments') && record.success
      ? { part, at: record.data }
      : null
  }, [part, at])
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

function forgetPart(search: URLSearchParams): void {
  search.delete('part')
  search.delete('at')
}
