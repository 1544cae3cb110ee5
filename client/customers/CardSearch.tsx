import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import styles from './CardSearch.module.css'

interface Props {
  /** What the field is called. */
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Null: this person adds nothing here. */
  readonly add: { readonly label: string; readonly run: () => void } | null
}

/** The line over cards on a phone, which stays while they scroll: what is looked for, and one more. */
export function CardSearch({ label, text, onText, add }: Props) {
  return (
    <div className={styles.top}>
      <input
        type="search"
        className={styles.search}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {add !== null && (
        <Button look="primary" className={styles.add ?? ''} aria-label={add.label} onClick={() => add.run()}>
          <Icon name="plus" size={20} />
        </Button>
      )}
    </div>
  )
}
