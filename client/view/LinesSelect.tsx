import { useWords } from '../words/useWords.ts'
import styles from './BarButton.module.css'
import type { BarControl } from './barControl.ts'

/** How many lines of text a row shows; more than one wraps what is long. */
export function LinesSelect({ layout, onLayout }: Pick<BarControl, 'layout' | 'onLayout'>) {
  const words = useWords().view
  return (
    <select
      aria-label={words.rowHeight}
      title={words.rowHeight}
      className={styles.select}
      value={layout.lines}
      onChange={(event) => onLayout({ lines: Number(event.target.value) })}
    >
      {words.lines.map((name, place) => (
        <option key={name} value={place + 1}>
          {name}
        </option>
      ))}
    </select>
  )
}
