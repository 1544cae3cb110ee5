import { useCallback, useEffect, useState } from 'react'
import { faultOf, type ApiFault } from './fault.ts'

/** An answer of the server, asked when the page opens and again on `again()`; null until it is here. */
export function useAsked<T>(ask: () => Promise<T>): {
  readonly answer: T | null
  readonly fault: ApiFault | null
  readonly again: () => void
} {
  const [state, setState] = useState<{ readonly answer: T | null; readonly fault: ApiFault | null }>({
    answer: null,
    fault: null,
  })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    ask().then(
      (answer) => {
        if (!gone) setState({ answer, fault: null })
      },
      (error: unknown) => {
        if (!gone) setState(({ answer }) => ({ answer, fault: faultOf(error) }))
      },
    )
    return () => {
      gone = true
    }
  }, [ask, round])
  return { ...state, again: useCallback(() => setRound((before) => before + 1), []) }
}
