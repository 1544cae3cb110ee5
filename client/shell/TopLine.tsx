import type { Ref } from 'react'
import { Icon } from '../kit/Icon.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { commandKey } from '../kit/platform.ts'
import { useWords } from '../words/useWords.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { StatusChip } from './StatusChip.tsx'
import styles from './TopLine.module.css'
import { UndoList } from './UndoList.tsx'

interface TopLineProps {
  /** Where the page draws its own controls. */
  readonly toolbar: Ref<HTMLDivElement>
  readonly onSearch: () => void
  readonly onKeys: () => void
}

/** One line above the page: the page's own tools at the left, ours at the right. */
export function TopLine({ toolbar, onSearch, onKeys }: TopLineProps) {
  const words = useWords().shell
  return (
    <header className={styles.line}>
      <div className={styles.slot} ref={toolbar} role="toolbar" aria-label={words.toolbar} />
      <button type="button" className={styles.search} aria-label={words.search.label} onClick={onSearch}>
        <Icon name="search" size={16} />
        <span className={styles.searchText}>{words.search.button}</span>
        <span className={styles.searchText}>
          <Kbd keys={[commandKey(), 'K']} />
        </span>
      </button>
      <div className={styles.ours}>
        <UndoList />
        <StatusChip />
        <AccountMenu onKeys={onKeys} />
      </div>
    </header>
  )
}
