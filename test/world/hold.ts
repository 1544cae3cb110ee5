/** A promise that did not hold, by its name, with what was found. */
export class Broken extends Error {
  readonly promise: string
  constructor(promise: string, found: string) {
    super(`${promise}: ${found}`)
    this.name = 'Broken'
    this.promise = promise
  }
}

export function hold(holds: boolean, promise: string, found: () => string): void {
  if (!holds) throw new Broken(promise, found())
}

export const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 1500) ?? 'nothing'
