import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do here · `plain`: any other · `quiet`: in lists and bars · `danger`: cannot be undone. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly busy?: boolean
}

/** A button with words. While busy it keeps its width and takes no second click. */
export function Button({ look = 'plain', busy = false, disabled, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={className === undefined ? styles.button : `${styles.button} ${className}`}
      data-look={look}
      aria-busy={busy}
      disabled={disabled === true || busy}
    />
  )
}
