import { isSafeLink, type RichRun } from '#shared/rich/line.ts'
import { readRich } from '#shared/rich/rich.ts'
import { linesWithSigns } from '#shared/rich/spelledOut.ts'
import styles from './RichShow.module.css'

/** A formatted text to read. */
export function RichShow({ value }: { readonly value: string }) {
  return linesWithSigns(readRich(value)).map(({ line, sign }, place) => (
    // lines have no names: the whole text is drawn anew when it changes
    <span
      key={`${place} ${line.kind}`}
      className={styles.line}
      data-kind={line.kind}
      style={{ paddingLeft: `${line.depth * 16}px` }}
    >
      {sign}
      {line.runs.map((run, at) => (
        <Run key={`${at} ${run.marks}`} run={run} />
      ))}
    </span>
  ))
}

function Run({ run: { text, marks, link } }: { readonly run: RichRun }) {
  const said = marks === '' ? text : <span data-marks={marks}>{text}</span>
  if (link === undefined || !isSafeLink(link)) return said
  return (
    <a href={link} target="_blank" rel="noopener noreferrer nofollow" onClick={(event) => event.stopPropagation()}>
      {said}
    </a>
  )
}
