import { useWords } from '../words/useWords.ts'

/** The whole client. */
export function App() {
  return <h1>{useWords().shell.product}</h1>
}
