import { tagColors } from '../kit/Tag.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Swatches.module.css'

/** The twelve colours of tags, to choose one. */
export function Swatches({ value, onChoose }: { readonly value: number; readonly onChoose: (color: number) => void }) {
  const words = useWords().view
  return (
    <div role="group" aria-label={words.color} className={styles.swatches}>
      {words.colors.map((name, color) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          aria-pressed={color === value}
          title={name}
          style={tagColors(color)}
          onClick={() => onChoose(color)}
        />
      ))}
    </div>
  )
}
