import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { CustomerId } from '#shared/base/id.ts'

/** The customer whose panel is open: it stands in the URL, so that the link can be sent. */
export function useCustomerInUrl(): {
  readonly customer: CustomerId | null
  readonly open: (customer: CustomerId) => void
  readonly close: () => void
} {
  const [search, setSearch] = useSearchParams()
  const parsed = CustomerId.safeParse(search.get('customer'))
  const open = useCallback(
    (customer: CustomerId) =>
      setSearch((before) => {
        before.set('customer', customer)
        return before
      }),
    [setSearch],
  )
  const close = useCallback(
    () =>
      setSearch((before) => {
        before.delete('customer')
        return before
      }),
    [setSearch],
  )
  return { customer: parsed.success ? parsed.data : null, open, close }
}
