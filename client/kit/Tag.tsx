import type { ReactNode } from 'react'
import styles from './Tag.module.css'

interface TagProps {
  /** An option's colour, 0–11. */
  readonly color: number
  readonly children: ReactNode
}

/** The two variables of tag colour `color`, for anything drawn without this component (the grid's cells). */
export const tagColors = (color: number) => ({
  background: `var(--tag-${color % 12}-bg)`,
  color: `var(--tag-${color % 12}-ink)`,
})

/** One choice of a select column. */
export function Tag({ color, children }: TagProps) {
  return (
    <span className={styles.tag} style={tagColors(color)}>
      {children}
    </span>
  )
}
