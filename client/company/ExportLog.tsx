import { useCallback, useState } from 'react'
import { mayAnywhere, mayConfigure } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { api, type LoggedExport } from './api.ts'
import styles from './ExportLog.module.css'
import { useAsked } from './useAsked.ts'
import { faultSentence } from './useCall.ts'
import { useCompanyChange } from './useCompanyChange.ts'

/** What was taken out of the company, by whom: one's own exports, and those of the people one manages. */
export function ExportLog() {
  const words = useWords().company.exportLog
  const viewer = useSource(useWorkspace().viewer)
  return (
    <>
      <p className={styles.lead}>{mayAnywhere(viewer, 'people') ? words.lead : words.leadOwn}</p>
      <Watermarks mayEdit={mayConfigure(viewer)} />
      <ExportPage before={undefined} />
    </>
  )
}

function Watermarks({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().company.exportLog
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const marks = { watermark: false, ...settings.exports }
  const put = (now: Partial<typeof marks>) =>
    change({ kind: 'putSettings', was: settings, now: { ...settings, exports: { ...marks, ...now } } })
  const line = (mark: 'watermark' | 'screen', text: string) => (
    <label className={styles.watermark}>
      <input
        type="checkbox"
        disabled={!mayEdit}
        checked={marks[mark] === true}
        onChange={(event) => put({ [mark]: event.target.checked })}
      />
      {text}
    </label>
  )
  return (
    <>
      {line('watermark', words.watermark)}
      {line('screen', words.screen)}
    </>
  )
}

/** One page of the list, and the older ones below it when asked for. */
function ExportPage({ before }: { readonly before: number | undefined }) {
  const words = useWords().company
  const { answer, fault } = useAsked(useCallback(() => api.exports(before), [before]))
  const [older, setOlder] = useState(false)
  if (fault !== null) return <p role="alert">{faultSentence(words.faults, fault)}</p>
  if (answer === null) return <Skeleton rows={6} />
  const last = answer.exports.at(-1)
  if (last === undefined) return before === undefined ? <p>{words.exportLog.none}</p> : null
  return (
    <>
      <ExportTable entries={answer.exports} />
      {answer.more && !older && (
        <Button look="quiet" onClick={() => setOlder(true)}>
          {words.exportLog.older}
        </Button>
      )}
      {older && <ExportPage before={last.id} />}
    </>
  )
}

function ExportTable({ entries }: { readonly entries: readonly LoggedExport[] }) {
  const words = useWords().company.exportLog
  const format = useFormat()
  const { members } = useSource(useWorkspace().company)
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.view}</th>
          <th scope="col">{words.rows}</th>
          <th scope="col">{words.columns}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, member, view, rows, columns }) => (
          <tr key={id}>
            <td>{id}</td>
            <td>{format.moment(at)}</td>
            <td>{members.get(member)?.name ?? ''}</td>
            <td>{view}</td>
            <td>{rows}</td>
            <td>{columns}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
