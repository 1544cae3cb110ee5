import { useState } from 'react'
import type { OptionId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { mayConfigure, mayManageCompany } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { GradeTag } from '../kit/GradeTag.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { SightForm } from './SightForm.tsx'
import { UploadsForm } from './UploadsForm.tsx'
import styles from './AboutCompany.module.css'
import { useCompanyChange } from './useCompanyChange.ts'

/** The company's name and how often customers of each grade want to be spoken to. */
export function AboutCompany() {
  const words = useWords().company
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  return (
    <div className={styles.parts}>
      <CompanyName key={company.name} name={company.name} mayEdit={mayManageCompany(viewer)} />
      <section>
        <h2 className={styles.title}>{words.about.cadence}</h2>
        <p className={styles.lead}>{mayConfigure(viewer) ? words.about.cadenceLead : words.about.onlyManagers}</p>
        <Cadence mayEdit={mayConfigure(viewer)} />
      </section>
      <section>
        <h2 className={styles.title}>{words.sight.title}</h2>
        <p className={styles.lead}>{mayConfigure(viewer) ? words.sight.lead : words.about.onlyManagers}</p>
        <SightForm mayEdit={mayConfigure(viewer)} />
      </section>
      <UploadsForm mayEdit={mayConfigure(viewer)} />
    </div>
  )
}

function CompanyName({ name, mayEdit }: { readonly name: string; readonly mayEdit: boolean }) {
  const words = useWords()
  const change = useCompanyChange('configure')
  const [typed, setTyped] = useState(name)
  const isNew = typed.trim() !== '' && typed.trim() !== name
  return (
    <form
      className={styles.name}
      onSubmit={(event) => {
        event.preventDefault()
        change({ kind: 'renameCompany', name: typed.trim() }, typed.trim())
      }}
    >
      <Field label={words.company.about.name} hint={mayEdit ? '' : words.company.about.onlyBoss}>
        {(control) => (
          <input
            {...control}
            value={typed}
            maxLength={100}
            disabled={!mayEdit}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {isNew && (
        <Button look="primary" type="submit">
          {words.kit.save}
        </Button>
      )}
    </form>
  )
}

function Cadence({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().company.about
  const { columns, settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const grade = columnByRole(columns.values(), 'customers', 'grade')
  const options = grade?.options?.filter(({ deleted }) => deleted !== true) ?? []
  if (options.length === 0) return <p>{words.noGrades}</p>
  const put = (option: OptionId, text: string) => {
    const days = Math.round(Number(text))
    if (!(days >= 1 && days <= 3650) || days === settings.cadenceDays[option]) return
    const cadenceDays = { ...settings.cadenceDays, [option]: days }
    change({ kind: 'putSettings', was: settings, now: { ...settings, cadenceDays } })
  }
  return (
    <ul>
      {options.map(({ id, name, color }) => (
        <li key={id} className={styles.grade}>
          <GradeTag name={name} color={color} />
          <span>{words.every}</span>
          <input
            key={settings.cadenceDays[id]}
            type="number"
            min={1}
            max={3650}
            disabled={!mayEdit}
            aria-label={words.daysOf(name)}
            defaultValue={settings.cadenceDays[id] ?? ''}
            onBlur={(event) => put(id, event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
          />
          <span>{words.unit}</span>
        </li>
      ))}
    </ul>
  )
}
