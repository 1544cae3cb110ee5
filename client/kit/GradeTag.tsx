import { useWords } from '../words/useWords.ts'
import styles from './GradeTag.module.css'
import { tagColors } from './Tag.tsx'

interface GradeTagProps {
  readonly name: string
  readonly color: number
}

/** A grade as a small letter. */
export function GradeTag({ name, color }: GradeTagProps) {
  return (
    <span className={styles.grade} style={tagColors(color)} title={useWords().kit.grade(name)}>
      {name.slice(0, 2)}
    </span>
  )
}
