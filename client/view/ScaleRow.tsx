import type { Column } from '#shared/ledger/column.ts'
import { familyOf } from '#shared/view/operators.ts'
import { compileScales, IconSet, type Scale } from '#shared/view/scale.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { paintOf } from '../sheet/cellPaint.ts'
import { useWords } from '../words/useWords.ts'
import { ColorSelect } from './ColorSelect.tsx'
import { newScale, newScaleOf } from './newScale.ts'
import { PointInput } from './PointInput.tsx'
import styles from './ScaleRow.module.css'

interface Props {
  readonly label: string
  readonly removeLabel: string
  readonly scale: Scale
  readonly columns: readonly Column[]
  /** Null takes it away. */
  readonly onChange: (scale: Scale | null) => void
}

/** One scale: which column, how it is seen, where it begins and ends, and what that looks like. */
export function ScaleRow({ label, removeLabel, scale, columns, onChange }: Props) {
  const words = useWords().view
  const kind = columns.find(({ id }) => id === scale.column)?.kind
  const isOfDays = kind !== undefined && familyOf(kind) === 'day'
  return (
    <section aria-label={label} className={styles.rule}>
      <div className={styles.head}>
        <select
          aria-label={words.scale.kind}
          value={scale.kind}
          onChange={(event) => {
            const chosen = (['colors', 'bar', 'icons'] as const).find((each) => each === event.target.value)
            if (chosen !== undefined) onChange(newScale(chosen, scale.column))
          }}
        >
          <option value="colors">{words.scale.kinds.colors}</option>
          <option value="bar">{words.scale.kinds.bar}</option>
          <option value="icons">{words.scale.kinds.icons}</option>
        </select>
        <select
          aria-label={words.column}
          value={scale.column}
          onChange={(event) => {
            const column = columns.find(({ id }) => id === event.target.value)
            if (column !== undefined) onChange(newScaleOf(scale, column))
          }}
        >
          {!columns.some(({ id }) => id === scale.column) && <option value={scale.column}>{words.lost}</option>}
          {columns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Preview scale={scale} columns={columns} />
        <IconButton icon="close" size={14} label={removeLabel} onClick={() => onChange(null)} />
      </div>
      <ScaleFacts scale={scale} isOfDays={isOfDays} onChange={onChange} />
    </section>
  )
}

function ScaleFacts({ scale, isOfDays, onChange }: Pick<Props, 'scale' | 'onChange'> & { readonly isOfDays: boolean }) {
  const words = useWords().view.scale
  if (scale.kind === 'bar') {
    return (
      <ColorSelect label={words.barColor} value={scale.color} onChoose={(color) => onChange({ ...scale, color })} />
    )
  }
  if (scale.kind === 'icons') {
    return (
      <div className={styles.points}>
        <select
          aria-label={words.icons}
          value={scale.icons}
          onChange={(event) => onChange({ ...scale, icons: IconSet.parse(event.target.value) })}
        >
          {IconSet.options.map((icons) => (
            <option key={icons} value={icons}>
              {words.iconSets[icons]}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={scale.turned}
            onChange={(event) => onChange({ ...scale, turned: event.target.checked })}
          />
          {words.turned}
        </label>
        <PointInput
          isOfDays={isOfDays}
          label={words.second}
          point={scale.at}
          onChange={(at) => onChange({ ...scale, at })}
        />
        <PointInput
          isOfDays={isOfDays}
          label={words.third}
          point={scale.to}
          onChange={(to) => onChange({ ...scale, to })}
        />
      </div>
    )
  }
  const { middle } = scale
  return (
    <div className={styles.points}>
      <PointInput
        isOfDays={isOfDays}
        label={words.low}
        point={scale.from}
        onChange={(from) => onChange({ ...scale, from })}
      >
        <ColorSelect label={words.lowColor} value={scale.low} onChoose={(low) => onChange({ ...scale, low })} />
      </PointInput>
      <label>
        <input
          type="checkbox"
          checked={middle !== null}
          onChange={(event) => onChange({ ...scale, middle: event.target.checked ? 3 : null })}
        />
        {words.threeColors}
      </label>
      {middle !== null && (
        <PointInput
          isOfDays={isOfDays}
          label={words.middle}
          point={scale.at}
          onChange={(at) => onChange({ ...scale, at })}
        >
          <ColorSelect
            label={words.middleColor}
            value={middle}
            onChoose={(color) => onChange({ ...scale, middle: color })}
          />
        </PointInput>
      )}
      <PointInput isOfDays={isOfDays} label={words.high} point={scale.to} onChange={(to) => onChange({ ...scale, to })}>
        <ColorSelect label={words.highColor} value={scale.high} onChoose={(high) => onChange({ ...scale, high })} />
      </PointInput>
    </div>
  )
}

/** Five values from low to high, as the sheet would show them: the points of numbers are drawn as thirds. */
function Preview({ scale, columns }: Pick<Props, 'scale' | 'columns'>) {
  const words = useWords().view.scale
  const column = columns.find(({ id }) => id === scale.column)
  if (column === undefined) return <span />
  const read = compileScales<number>(
    [evenly(scale)],
    () => ({ column: { ...column, kind: 'number' }, read: (value) => value }),
    () => Float64Array.from([0, 25, 50, 75, 100]),
    0,
  )
  return (
    <span role="img" aria-label={words.preview} className={styles.preview}>
      {[0, 25, 50, 75, 100].map((value) => {
        const marks = read?.(value, column.id) ?? []
        return <i key={value} style={paintOf(null, marks)} data-sign={marks.some(({ kind }) => kind === 'icon')} />
      })}
    </span>
  )
}

/** The same scale over the five values of the preview. */
function evenly(scale: Scale): Scale {
  if (scale.kind === 'bar') return scale
  const at = { by: 'percentile', at: scale.kind === 'icons' ? 33 : 50 } as const
  const to = { by: 'percentile', at: scale.kind === 'icons' ? 67 : 100 } as const
  return scale.kind === 'icons' ? { ...scale, at, to } : { ...scale, from: { by: 'least', at: 0 }, at, to }
}
