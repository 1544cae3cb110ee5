import { useEffect, useState } from 'react'
import { pageSyllables } from './pinyinSource.ts'
import type { ReadingsOf } from './spokenMatch.ts'

const none: ReadingsOf = () => undefined

/** The readings of all characters; until the worker has told them, none is known and texts match as they are written. */
export function useSyllables(): ReadingsOf {
  const [readingsOf, setReadingsOf] = useState<ReadingsOf>(() => none)
  useEffect(() => {
    let isHere = true
    pageSyllables().then(
      (told) => isHere && setReadingsOf(() => told),
      () => undefined, // said by the promise itself: it never fails
    )
    return () => void (isHere = false)
  }, [])
  return readingsOf
}
