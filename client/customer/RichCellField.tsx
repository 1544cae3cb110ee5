import { useState } from 'react'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { checkRules } from '#shared/ledger/checkRules.ts'
import { RichField } from '../rich/RichField.tsx'
import { useWords } from '../words/useWords.ts'
import type { CellFieldProps } from './cellFieldProps.ts'
import styles from './CellField.module.css'
import { refusedCell } from './refusedCell.ts'

/** The input of a formatted text. */
export function RichCellField(props: CellFieldProps) {
  const { column, value, context, onChange, check, onRefused, autoFocus, when = 'left', onDone } = props
  const words = useWords()
  const [refusal, setRefusal] = useState<CellRefusal | null>(null)
  const refusalOf = (now: CellValue): CellRefusal | null => {
    return checkCell(column, now, context) ?? checkRules(column, now, context.zoneMinutes) ?? check?.(now) ?? null
  }
  const leave = (now: CellValue): boolean => {
    const found = refusalOf(now)
    setRefusal(found)
    onRefused?.(found)
    if (found === null && !sameCell(value, now)) onChange(now)
    return found === null
  }
  return (
    <div className={styles.wide}>
      <RichField
        label={column.name}
        value={typeof value === 'string' ? value : ''}
        autoFocus={autoFocus === true}
        isRefused={refusal !== null}
        onType={(now) => when === 'typed' && onChange(refusalOf(now) === null ? now : null)}
        onLeave={leave}
        onDone={(now) => leave(now) && onDone?.()}
      />
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusedCell(words.sheet.refused, refusal)}
        </p>
      )}
    </div>
  )
}
