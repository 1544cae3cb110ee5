import styles from './PoolSettings.module.css'

interface Props<Id extends string> {
  readonly legend: string
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly chosen: readonly Id[]
  readonly onChoose: (chosen: readonly Id[]) => void
}

/** Several of a few: every one in sight, in the order in which they were chosen. */
export function CheckList<Id extends string>({ legend, options, chosen, onChoose }: Props<Id>) {
  return (
    <fieldset className={styles.checks}>
      <legend>{legend}</legend>
      {options.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
