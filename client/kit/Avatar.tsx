import styles from './Avatar.module.css'
import { mateColor } from './mateColor.ts'

interface AvatarProps {
  readonly id: string
  readonly name: string
  readonly size?: number
}

/** A colleague as the last signs of the name on their colour. */
export function Avatar({ id, name, size = 24 }: AvatarProps) {
  const isHan = /\p{Script=Han}/u.test(name)
  const letters = isHan ? name.slice(size < 24 ? -1 : -2) : name.slice(0, 1).toUpperCase()
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.42, background: `var(--mate-${mateColor(id)})` }}
      title={name}
      aria-hidden="true"
    >
      {letters}
    </span>
  )
}
