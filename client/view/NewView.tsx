import { useId, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ViewTabs.module.css'

interface Props {
  readonly mayShare: boolean
  readonly onMake: (name: string, isShared: boolean) => void
}

/** Names what is shown now as a view: for oneself, or for everybody. */
export function NewView({ mayShare, onMake }: Props) {
  const words = useWords().view
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const group = useId()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onMake(name.trim(), isShared)
      }}
    >
      <label>
        {words.viewName}
        <input autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {mayShare && (
        <div role="radiogroup" aria-label={words.forWhom} className={styles.choice}>
          <label>
            <input type="radio" name={group} checked={!isShared} onChange={() => setShared(false)} />
            {words.onlyMe}
          </label>
          <label>
            <input type="radio" name={group} checked={isShared} onChange={() => setShared(true)} />
            {words.everybody}
          </label>
        </div>
      )}
      <p className={styles.hint}>{words.newViewHint}</p>
      <Button type="submit" look="primary" disabled={name.trim() === ''}>
        {words.saveView}
      </Button>
    </form>
  )
}
