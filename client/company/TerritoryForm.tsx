import { useState } from 'react'
import { DepartmentId, MemberId } from '#shared/base/id.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import type { Territory } from '#shared/ownership/sharing.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './PoolSettings.module.css'
import { useSharing } from './useSharing.ts'

/** A6: which place goes to whom. A line counts once it names a place and somebody. */
export function TerritoryForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().pool.sharing
  const { sharing, put } = useSharing()
  const [area, setArea] = useState('')
  const territory = sharing.territory ?? []
  const add = (to: Territory['to'] | null) => {
    if (area.trim() === '' || to === null) return
    put({ territory: [...territory, { area: area.trim(), to }] })
    setArea('')
  }
  return (
    <>
      {territory.length === 0 && <p className={styles.lead}>{words.none}</p>}
      <ul>
        {territory.map((each, place) => (
          <li key={`${each.area}/${JSON.stringify(each.to)}`} className={styles.line}>
            <span className={styles.control} data-plain="true">
              {each.area}
            </span>
            <Receiver
              label={words.toOf(each.area)}
              to={each.to}
              mayEdit={mayEdit}
              onChoose={(to) => to !== null && put({ territory: territory.with(place, { ...each, to }) })}
            />
            <IconButton
              icon="trash"
              label={words.remove(each.area)}
              disabled={!mayEdit}
              onClick={() => put({ territory: territory.toSpliced(place, 1) })}
            />
          </li>
        ))}
      </ul>
      {mayEdit && <NewLine key={territory.length} area={area} onArea={setArea} onAdd={add} />}
    </>
  )
}

function NewLine({
  area,
  onArea,
  onAdd,
}: {
  readonly area: string
  readonly onArea: (area: string) => void
  readonly onAdd: (to: Territory['to'] | null) => void
}) {
  const words = useWords().pool.sharing
  const [to, setTo] = useState<Territory['to'] | null>(null)
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(to)
      }}
    >
      <input
        className={styles.control}
        aria-label={words.area}
        placeholder={words.area}
        maxLength={60}
        value={area}
        onChange={(event) => onArea(event.target.value)}
      />
      <Receiver label={words.to} to={to} mayEdit onChoose={setTo} />
      <Button type="submit" disabled={area.trim() === '' || to === null}>
        {words.add}
      </Button>
    </form>
  )
}

interface ReceiverProps {
  readonly label: string
  readonly to: Territory['to'] | null
  readonly mayEdit: boolean
  readonly onChoose: (to: Territory['to'] | null) => void
}

/** A department or a person in one list. */
function Receiver({ label, to, mayEdit, onChoose }: ReceiverProps) {
  const words = useWords().pool.sharing
  const company = useSource(useWorkspace().company)
  const { departments, members } = company
  const value = to === null ? '' : to.kind === 'member' ? to.member : to.department
  return (
    <select
      className={styles.control}
      aria-label={label}
      disabled={!mayEdit}
      value={value}
      onChange={(event) => {
        const member = MemberId.safeParse(event.target.value)
        const department = DepartmentId.safeParse(event.target.value)
        if (member.success) onChoose({ kind: 'member', member: member.data })
        else onChoose(department.success ? { kind: 'department', department: department.data } : null)
      }}
    >
      <option value="">{words.to}</option>
      <optgroup label={words.departments}>
        {[...departments.values()].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={words.people}>
        {[...members.values()]
          .filter(({ id }) => id === value || mayOwn(company, id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </optgroup>
    </select>
  )
}
