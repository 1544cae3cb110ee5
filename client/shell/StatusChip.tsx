import { never } from '#shared/base/result.ts'
import { Popover } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'
import styles from './StatusChip.module.css'
import { StatusList } from './StatusList.tsx'
import { chipMark, chipOf, type ChipState } from './statusOf.ts'

/** Always in sight: where what I typed is now. Opens the list in words. */
export function StatusChip({ side = 'below' }: { readonly side?: 'below' | 'above' }) {
  const words = useWords().shell.status
  const chip = chipOf(useSource(useWorkspace().status))
  const text = chipText(chip, words)
  return (
    <Popover
      label={words.label}
      align="end"
      side={side}
      opener={(open) => (
        <button
          {...open}
          type="button"
          className={styles.chip}
          data-state={chip.kind}
          aria-label={`${words.label}: ${text}`}
        >
          <span aria-hidden="true">{chipMark[chip.kind]}</span>
          <span className={styles.text}>{text}</span>
        </button>
      )}
    >
      {() => <StatusList />}
    </Popover>
  )
}

function chipText(chip: ChipState, words: Words['shell']['status']): string {
  switch (chip.kind) {
    case 'storageFault':
    case 'tooOld':
    case 'signedOut':
      return words[chip.kind]
    case 'needsYou':
      return words.needsYou(chip.count)
    case 'booting':
      return words.booting(chip.got, chip.total)
    case 'saved':
      return words.savedWhile(words[chip.link], chip.count)
    case 'sending':
      return words.sending(chip.count)
    case 'sent':
      return words.sent
    default:
      return never(chip)
  }
}
