import { Link } from 'react-router'
import { Empty } from '../kit/Empty.tsx'
import { useWords } from '../words/useWords.ts'

/** A path that leads nowhere. */
export function MissingPage() {
  const words = useWords().shell.missing
  return (
    <Empty title={words.title}>
      <p>{words.body}</p>
      <Link to="/">{words.home}</Link>
    </Empty>
  )
}
