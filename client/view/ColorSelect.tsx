import { scaleColor } from '../sheet/cellPaint.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ScaleRow.module.css'

interface Props {
  readonly label: string
  readonly value: number
  readonly onChoose: (color: number) => void
}

/** One of the twelve colours by its name, shown as the sheet would. */
export function ColorSelect({ label, value, onChoose }: Props) {
  const words = useWords().view
  return (
    <select
      aria-label={label}
      className={styles.color}
      style={{ backgroundColor: scaleColor(value) }}
      value={value}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {words.scaleColors.map((name, color) => (
        <option key={name} value={color}>
          {name}
        </option>
      ))}
    </select>
  )
}
