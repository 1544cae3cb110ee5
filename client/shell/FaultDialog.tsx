import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useWords } from '../words/useWords.ts'

/** What was to open over the page could not: after an upgrade an old page finds its parts no more. */
export function FaultDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().kit
  return (
    <Dialog title={words.notOpened} onClose={onClose}>
      <p>{words.fault}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </Dialog>
  )
}
