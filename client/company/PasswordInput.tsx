import { useState, type InputHTMLAttributes } from 'react'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './PasswordInput.module.css'

/** A password with an eye to show it. */
export function PasswordInput(input: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  const [shown, setShown] = useState(false)
  const words = useWords().company.first
  return (
    <span className={styles.box}>
      <input {...input} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="off" />
      <IconButton
        className={styles.eye}
        icon={shown ? 'eyeOff' : 'eye'}
        label={shown ? words.hide : words.show}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </span>
  )
}
