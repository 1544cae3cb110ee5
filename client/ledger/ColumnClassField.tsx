import { Alert, Form, Select } from 'antd'
import { classOf, ColumnClass } from '#shared/ledger/columnClass.ts'
import { type Column, mayBeClassed } from '#shared/ledger/column.ts'
import { classesOf, roleIds } from '#shared/ownership/rights.ts'
import { useRoleName } from '../company/useRoleName.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { sightChange } from './sightChange.ts'

interface ColumnClassFieldProps {
  /** As it stands for everybody; null: it is only being made. */
  readonly before: Column | null
  readonly draft: Column
  readonly onChange: (part: Pick<Column, 'class'>) => void
}

/** Names said before the rest is counted. */
const mostNames = 3

/** How delicate a column is, and plainly: who sees it, whom a change shows it to, from whom it takes it. */
export function ColumnClassField({ before, draft, onChange }: ColumnClassFieldProps) {
  const words = useWords().classes
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const roleName = useRoleName()
  const now = classOf(draft)
  const isFree = mayBeClassed(draft)
  const seeing = roleIds(company).filter((role) => classesOf(company, role).see.includes(now))
  const { lose, gain } = before === null ? nobody : sightChange(company, classOf(before), now)
  const namesOf = (people: readonly string[]) => people.slice(0, mostNames).join(words.and)
  const who = now === 'normal' ? words.seenByAll : words.seenBy(seeing.map(roleName).join(words.and))
  return (
    <>
      <Form.Item label={words.field} extra={isFree ? who : words.fixed}>
        <Select<ColumnClass>
          aria-label={words.field}
          disabled={!isFree}
          value={now}
          onChange={(chosen) => onChange({ class: chosen === 'normal' ? undefined : chosen })}
          // one that he does not see himself he could not take back
          options={ColumnClass.options
            .filter((each) => each === now || viewer.classes.see.has(each))
            .map((each) => ({ value: each, label: `${words.names[each]} · ${words.about[each]}` }))}
        />
      </Form.Item>
      {lose.length > 0 && <Alert type="warning" showIcon title={words.loses(namesOf(lose), lose.length)} />}
      {gain.length > 0 && <Alert type="warning" showIcon title={words.gains(namesOf(gain), gain.length)} />}
    </>
  )
}

const nobody = { lose: [], gain: [] } as const
