import { useMemo } from 'react'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { pageSyllables } from '../sheet/pinyinSource.ts'
import type { ReadingsOf } from '../sheet/spokenMatch.ts'
import { createLocalCustomers, type LocalCustomers } from './customerNames.ts'

/** One for each workspace and language: every cell on screen asks the same. */
const known = new WeakMap<Workspace, Map<string, LocalCustomers>>()

/** Until the worker has told the readings, names are found as they are written. */
let told: ReadingsOf | null = null
let asked: Promise<unknown> | null = null
const readingsOf: ReadingsOf = (character) => {
  void askReadings()
  return told?.(character)
}

/** Resolves once names are found by their readings too. */
export const askReadings = (): Promise<unknown> =>
  (asked ??= pageSyllables().then(
    (readings) => (told = readings),
    () => undefined, // it never fails
  ))

/** The names of the customers on this device. */
export function useLocalCustomers(): LocalCustomers {
  const workspace = useWorkspace()
  const { hiddenCustomer, hiddenContact } = useWords().sheet
  return useMemo(() => {
    const ofWorkspace = known.get(workspace) ?? new Map<string, LocalCustomers>()
    known.set(workspace, ofWorkspace)
    const made =
      ofWorkspace.get(hiddenCustomer) ??
      createLocalCustomers(workspace, { hidden: hiddenCustomer, hiddenContact, readingsOf })
    ofWorkspace.set(hiddenCustomer, made)
    return made
  }, [workspace, hiddenCustomer, hiddenContact])
}
