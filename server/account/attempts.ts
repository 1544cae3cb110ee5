import type { Instant } from '#shared/base/instant.ts'

/** Wrong passwords per account: five in fifteen minutes, wherever they come from. */
export const attemptLimits = { wrong: 5, windowMs: 15 * 60_000 } as const

export interface Attempts {
  /**
   * Counts a try as wrong until it is known to be right, so that twenty at once are not all judged.
   * A number: refused, and how long to wait.
   */
  begin(
    login: string,
  ): { readonly right: () => void; readonly undecided: () => void } | { readonly retryAfterMs: number }
  /** His password is another now: what was tried before does not count. */
  forget(login: string): void
}

export function createAttempts({
  now,
  most = 50_000,
}: {
  readonly now: () => Instant
  readonly most?: number
}): Attempts {
  const wrongAtByLogin = new Map<string, Instant[]>()

  const recent = (login: string): Instant[] =>
    (wrongAtByLogin.get(login) ?? []).filter((at) => at > now() - attemptLimits.windowMs)

  const forgetOldest = () => {
    for (const login of wrongAtByLogin.keys()) {
      if (wrongAtByLogin.size <= most) return
      wrongAtByLogin.delete(login)
    }
  }

  return {
    forget: (login) => {
      wrongAtByLogin.delete(login)
    },
    begin: (login) => {
      const wrong = recent(login)
      const oldest = wrong[0]
      if (wrong.length >= attemptLimits.wrong && oldest !== undefined) {
        return { retryAfterMs: oldest + attemptLimits.windowMs - now() }
      }
      const at = now()
      wrongAtByLogin.delete(login) // set again below: the map's order is by last try
      wrongAtByLogin.set(login, [...wrong, at])
      forgetOldest()
      return {
        right: () => wrongAtByLogin.delete(login),
        undecided: () => {
          const present = wrongAtByLogin.get(login)
          present?.splice(present.indexOf(at), 1)
        },
      }
    },
  }
}
