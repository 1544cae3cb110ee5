import { useState } from 'react'
import { useWords } from '../words/useWords.ts'
import { faultOf, type ApiFault } from './fault.ts'

/** Runs one call at a time and keeps its fault, with its sentence, until the next. */
export function useCall() {
  const faults = useWords().company.faults
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault: ApiFault | null }>({
    busy: false,
    fault: null,
  })
  const run = <T>(call: () => Promise<T>, then?: (value: T) => void): void => {
    setState({ busy: true, fault: null })
    call().then(
      (value) => {
        setState({ busy: false, fault: null })
        then?.(value)
      },
      (error: unknown) => setState({ busy: false, fault: faultOf(error) }),
    )
  }
  return { ...state, sentence: state.fault === null ? null : faultSentence(faults, state.fault), run }
}

type Faults = ReturnType<typeof useWords>['company']['faults']

/** The sentence of a fault. */
export function faultSentence(faults: Faults, fault: ApiFault): string {
  // each sentence takes the fault of its own kind; the compiler cannot follow the index
  const sentence = faults[fault.kind] as (fault: ApiFault) => string
  return sentence(fault)
}
