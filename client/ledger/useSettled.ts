import { useEffect, useState } from 'react'

/** True once `now` has been true for so long; false at once. Keeps a page from saying what the next moment unsays. */
export function useSettled(now: boolean, ms: number): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), now ? ms : 0)
    return () => clearTimeout(timer)
  }, [now, ms])
  return now && settled
}
