import { useState } from 'react'

/** The value of before while it says the same: what is read anew from storage is another object each time. */
export function useSame<T>(value: T): T {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
