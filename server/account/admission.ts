/**
 * The door in front of password hashing: one hash costs 100 ms and 30 MB, so a burst of sign-ins would starve
 * everybody who is already working. A few run, a few wait, the rest are told to come back.
 */
export interface Admission {
  /** Null: too many are waiting already. */
  run<T>(work: () => Promise<T>): Promise<{ readonly value: T } | null>
}

export function createAdmission({ inFlight, queue }: { readonly inFlight: number; readonly queue: number }): Admission {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    run: async (work) => {
      if (running >= inFlight) {
        if (waiting.length >= queue) return null
        // The one who leaves hands over his place, so `running` stays as it is.
        await new Promise<void>((enter) => waiting.push(enter))
      } else running += 1
      try {
        return { value: await work() }
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
