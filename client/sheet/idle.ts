const calmMs = 1_500

/** Runs work when nothing urgent waits; gives the way to call it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 30) // Safari
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(idle)
}

/** Runs work a moment after it was last asked for. */
export function whenCalm(work: () => void): () => void {
  const timer = setTimeout(work, calmMs)
  return () => clearTimeout(timer)
}
