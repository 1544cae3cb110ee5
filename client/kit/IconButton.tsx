import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './IconButton.module.css'

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName
  /** What it does, for readers and as the tooltip. */
  readonly label: string
  readonly size?: number
}

/** A square button with an icon and a name. */
export function IconButton({ icon, label, size = 18, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={className === undefined ? styles.button : `${styles.button} ${className}`}
    >
      <Icon name={icon} size={size} />
    </button>
  )
}
