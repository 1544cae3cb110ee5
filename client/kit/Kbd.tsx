import styles from './Kbd.module.css'
import { isMac } from './platform.ts'

/** The command key as this machine names it. */
export const commandKey = () => (isMac() ? '⌘' : 'Ctrl')

/** Keys to press together. */
export function Kbd({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
