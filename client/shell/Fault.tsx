import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { useWords } from '../words/useWords.ts'

/** Something of ours broke. */
export function Fault() {
  const words = useWords().kit
  return (
    <Empty title={words.fault}>
      <Button onClick={() => location.reload()}>{words.reload}</Button>
    </Empty>
  )
}
