/** Keys meant for an edit whose cell has just gone. */
export interface StrayKeys {
  /** The cell went under the hand, now. */
  begin(): void
  end(): void
  /** Was this key meant for it? Then it is for no other cell. */
  readonly isStray: (event: { readonly timeStamp: number }) => boolean
}

/** So long a pause says that the next key begins something new. */
const pauseMs = 1_500

/** Whoever types on when his cell has gone means that cell, not the one that moved up: heard again after a pause. */
export function createStrayKeys(): StrayKeys {
  /** When the last such key came; null: keys are meant for the active cell. */
  let strayAt: number | null = null
  return {
    begin() {
      strayAt = performance.now()
    },
    end() {
      strayAt = null
    },
    isStray({ timeStamp }) {
      if (strayAt === null) return false
      const goesOn = timeStamp - strayAt < pauseMs
      strayAt = goesOn ? timeStamp : null
      return goesOn
    },
  }
}
