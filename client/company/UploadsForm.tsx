import { usualUploads, withinUploads } from '#shared/attachment/uploads.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { NumberLine } from './NumberLine.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

/** How much one person may send to the server on one day; empty is the usual measure. */
export function UploadsForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().attachment.uploads
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const put = (megabytes: number | undefined) => {
    const { uploads: _, ...rest } = settings
    const now = megabytes === undefined ? rest : { ...rest, uploads: { megabytesPerDay: withinUploads(megabytes) } }
    change({ kind: 'putSettings', was: settings, now })
  }
  return (
    <section aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      <p className={styles.lead}>{words.lead}</p>
      <ul>
        <NumberLine
          label={words.perDay}
          unit={words.unit}
          value={settings.uploads?.megabytesPerDay}
          none={String(usualUploads.megabytesPerDay)}
          mayEdit={mayEdit}
          onPut={put}
        />
      </ul>
    </section>
  )
}
