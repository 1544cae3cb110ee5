import type { Source } from './workspace.ts'

/** A source that its owner writes. */
export interface Cell<T> extends Source<T> {
  set(value: T): void
  update(change: (before: T) => T): void
}

/** `same` keeps the old object when the new one says the same, so that nothing is drawn again. */
export function createCell<T>(first: T, same: (left: T, right: T) => boolean = Object.is): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  const set = (next: T) => {
    if (same(value, next)) return
    value = next
    for (const listener of Array.from(listeners)) listener()
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Same fields with the same values: for small flat objects such as the status. */
export function sameFields<T extends object>(left: T, right: T): boolean {
  const keys = Object.keys(left) as (keyof T)[]
  return keys.length === Object.keys(right).length && keys.every((key) => Object.is(left[key], right[key]))
}

/** Reads and listens to part of another source. */
export function derived<T, U>(from: Source<T>, read: (value: T) => U): Source<U> {
  let seen: { readonly value: T; readonly result: U } | null = null
  return {
    get: () => {
      const value = from.get()
      if (seen === null || !Object.is(seen.value, value)) seen = { value, result: read(value) }
      return seen.result
    },
    subscribe: (listener) => from.subscribe(listener),
  }
}
