import type { Column } from '#shared/ledger/column.ts'
import { isScalable, type Scale } from '#shared/view/scale.ts'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import { ScaleRow } from './ScaleRow.tsx'
import { newScale } from './newScale.ts'
import styles from './TintButton.module.css'

interface Props {
  readonly scales: readonly Scale[]
  readonly columns: readonly Column[]
  readonly onChange: (scales: readonly Scale[]) => void
}

/** More than this nobody could tell apart. */
const most = 20

/** Columns whose values are seen in colours, bars or signs. */
export function ScaleList({ scales, columns, onChange }: Props) {
  const words = useWords().view.scale
  const able = columns.filter(isScalable)
  const [first] = able
  if (first === undefined) return null
  return (
    <>
      {scales.map((scale, place) => (
        <ScaleRow
          key={place}
          label={words.rule(place + 1)}
          removeLabel={words.remove(place + 1)}
          scale={scale}
          columns={able}
          onChange={(now) => onChange(now === null ? scales.toSpliced(place, 1) : scales.with(place, now))}
        />
      ))}
      <div className={styles.adds}>
        {(['colors', 'bar', 'icons'] as const).map((kind) => (
          <Button
            key={kind}
            look="quiet"
            className={styles.add}
            disabled={scales.length >= most}
            onClick={() => onChange([...scales, newScale(kind, first.id)])}
          >
            + {words.add[kind]}
          </Button>
        ))}
      </div>
    </>
  )
}
