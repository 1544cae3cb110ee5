import { useDeferredValue, useState } from 'react'
import styles from './AboutCompany.module.css'

interface NumberLineProps {
  readonly label: string
  readonly unit: string
  readonly value: number | undefined
  /** What an empty field means. */
  readonly none: string
  readonly mayEdit: boolean
  /** What the number that is being typed would do, said before it is written; null: nothing to say. */
  readonly foretell?: ((value: number | undefined) => string | null) | undefined
  readonly onPut: (value: number | undefined) => void
}

/** One number of the company's rules, written when its field is left; empty is `none`. */
export function NumberLine({ label, unit, value, none, mayEdit, foretell, onPut }: NumberLineProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const put = (text: string) => {
    setTyped(null)
    const number = numberOf(text)
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
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => put(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <span>{unit}</span>
      {foretell !== undefined && typed !== null && numberOf(typed) !== value && (
        <Foretold number={numberOf(typed)} foretell={foretell} />
      )}
    </li>
  )
}

/** Reckoned after the key has been shown: with many customers it takes a moment. */
function Foretold({
  number,
  foretell,
}: {
  readonly number: number | undefined
  readonly foretell: (value: number | undefined) => string | null
}) {
  const asked = useDeferredValue(number)
  const said = foretell(asked)
  return said === null ? null : (
    <p role="status" className={styles.foretold}>
      {said}
    </p>
  )
}

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Math.round(Number(text)))
