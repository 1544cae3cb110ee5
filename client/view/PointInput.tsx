import type { ReactNode } from 'react'
import { parseNumber } from '#shared/ledger/number.ts'
import type { ScalePoint } from '#shared/view/scale.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ScaleRow.module.css'
import { SettlingInput } from './SettlingInput.tsx'

interface Props {
  readonly label: string
  readonly point: ScalePoint
  /** Days are no numbers that anybody would type. */
  readonly isOfDays: boolean
  readonly onChange: (point: ScalePoint) => void
  readonly children?: ReactNode
}

/** Where on a column's values a colour or a sign begins. */
export function PointInput({ label, point, isOfDays, onChange, children }: Props) {
  const words = useWords().view.scale
  const isCounted = point.by === 'percentile' || point.by === 'number'
  return (
    <div role="group" aria-label={label} className={styles.point}>
      <span className={styles.pointName}>{label}</span>
      <select
        aria-label={words.pointBy(label)}
        value={point.by}
        onChange={(event) => {
          const by = (['least', 'most', 'percentile', 'number'] as const).find((each) => each === event.target.value)
          if (by !== undefined) onChange({ by, at: by === 'percentile' ? 50 : 0 })
        }}
      >
        <option value="least">{words.points.least}</option>
        <option value="most">{words.points.most}</option>
        <option value="percentile">{words.points.percentile}</option>
        {!isOfDays && <option value="number">{words.points.number}</option>}
      </select>
      {isCounted ? (
        <SettlingInput
          inputMode="decimal"
          aria-label={words.pointAt(label)}
          value={String(point.at)}
          onSettle={(text) => {
            const parsed = parseNumber(text)
            if (parsed.ok && Number.isFinite(parsed.value.value)) onChange({ ...point, at: parsed.value.value })
          }}
        />
      ) : (
        <span />
      )}
      {children}
    </div>
  )
}
