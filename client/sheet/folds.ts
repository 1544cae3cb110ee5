/** Which groups are folded together: these, or all but these, so that a group that comes later is like the others. */
export interface Folds {
  isFolded(path: string): boolean
  put(path: string, isFolded: boolean): void
  putAll(isFolded: boolean): void
}

export function createFolds(): Folds {
  let isUsual = false
  const others = new Set<string>()
  return {
    isFolded: (path) => others.has(path) !== isUsual,
    put(path, isFolded) {
      if (isFolded === isUsual) others.delete(path)
      else others.add(path)
    },
    putAll(isFolded) {
      isUsual = isFolded
      others.clear()
    },
  }
}
