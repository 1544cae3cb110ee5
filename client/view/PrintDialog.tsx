import { useEffect, useRef, useState } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './PrintDialog.module.css'
import { usePrintGrant } from './usePrintGrant.ts'
import { fittingColumns, previewIn, printFrom, type Orientation } from './printFrame.ts'
import type { PrintedView } from './printTable.ts'

interface Props {
  /** The view as it stands, with all its columns that may be shown. */
  readonly view: PrintedView
  readonly onClose: () => void
}

/** More than this no printer is asked for by somebody who means it. */
const mostLines = 20_000

/** What goes on paper and how, with the first page to look at. Saving as PDF is the browser's own. */
export function PrintDialog({ view, onClose }: Props) {
  const words = useWords().view.print
  const format = useFormat()
  const grant = usePrintGrant()
  const frame = useRef<HTMLIFrameElement>(null)
  const [title, setTitle] = useState(view.title)
  const [orientation, setOrientation] = useState<Orientation>(view.columns.length > 6 ? 'landscape' : 'portrait')
  const [isColoured, setColoured] = useState(true)
  const [left, setLeft] = useState<ReadonlySet<ColumnId>>(() => {
    const fitting = new Set(fittingColumns(view.columns, orientation))
    return new Set(view.columns.filter((sheet) => !fitting.has(sheet)).map(({ column }) => column.id))
  })
  const columns = view.columns.filter(({ column }) => !left.has(column.id))
  const printed: PrintedView = { ...view, title, columns, ...(!isColoured && { paint: {} }) }
  const isTooLong = view.lines.length > mostLines
  usePreview(frame, printed, orientation)
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <div className={styles.box}>
        <div className={styles.settings}>
          <Field label={words.heading}>
            {(field) => (
              <input {...field} value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
          <Field label={words.orientation}>
            {(field) => (
              <select
                {...field}
                value={orientation}
                onChange={(event) => setOrientation(event.target.value === 'portrait' ? 'portrait' : 'landscape')}
              >
                <option value="landscape">{words.orientations.landscape}</option>
                <option value="portrait">{words.orientations.portrait}</option>
              </select>
            )}
          </Field>
          <label className={styles.tick}>
            <input type="checkbox" checked={isColoured} onChange={(event) => setColoured(event.target.checked)} />
            {words.colours}
          </label>
          <fieldset className={styles.columns}>
            <legend>{words.columns}</legend>
            {view.columns.map(({ column: { id, name } }) => (
              <label key={id} className={styles.tick}>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  disabled={columns.length === 1 && !left.has(id)}
                  onChange={() =>
                    setLeft(new Set([...left].includes(id) ? [...left].filter((each) => each !== id) : [...left, id]))
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
          {isTooLong && (
            <p role="alert" className={styles.limit}>
              {words.tooLong(format.number(view.lines.length), format.number(mostLines))}
            </p>
          )}
          <Button
            look="primary"
            busy={grant.busy}
            disabled={isTooLong || view.lines.length === 0}
            onClick={() => {
              grant.ask(printed, (granted) => {
                if (frame.current === null) return
                printFrom(frame.current, granted, orientation)
                previewIn(frame.current, printed, orientation)
              })
            }}
          >
            {words.run}
          </Button>
          {grant.fault !== null && (
            <p role="alert" className={styles.limit}>
              {grant.fault}
            </p>
          )}
          <p className={styles.hint}>{words.hint}</p>
        </div>
        <iframe ref={frame} title={words.preview} className={styles.preview} data-orientation={orientation} />
      </div>
    </Dialog>
  )
}

/** Draws the frame anew whenever what it shows has changed. */
function usePreview(
  frame: { readonly current: HTMLIFrameElement | null },
  printed: PrintedView,
  orientation: Orientation,
): void {
  useEffect(() => {
    if (frame.current !== null) previewIn(frame.current, printed, orientation)
  })
}
