import styles from './AboutCompany.module.css'

interface NumberLineProps {
  readonly label: string
  readonly unit: string
  readonly value: number | undefined
  /** What an empty field means. */
  readonly none: string
  readonly mayEdit: boolean
  readonly onPut: (value: number | undefined) => void
}

/** One number of the company's rules, written when its field is left; empty is `none`. */
export function NumberLine({ label, unit, value, none, mayEdit, onPut }: NumberLineProps) {
  const put = (text: string) => {
    const number = text.trim() === '' ? undefined : Math.round(Number(text))
    if (number !== value && (number === undefined || number >= 0)) onPut(number)
  }
  return (
    <li className={styles.grade}>
      <span className={styles.rule}>{label}</span>
      <input
        key={value}
        type="number"
        min={0}
        max={10_000}
        disabled={!mayEdit}
        aria-label={label}
        placeholder={none}
        defaultValue={value ?? ''}
        onBlur={(event) => put(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <span>{unit}</span>
    </li>
  )
}
