import { MemberId } from '#shared/base/id.ts'
import { thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'

interface Props {
  readonly label: string
  /** Left out: the control keeps the choice itself. */
  readonly value?: MemberId | null
  /** Left out: everybody who may be given a customer. */
  readonly among?: readonly MemberId[]
  readonly onChoose: (member: MemberId | null) => void
}

/** One colleague at work, or nobody. */
export function MemberSelect({ label, value, among, onChoose }: Props) {
  const words = useWords().pool.assign
  const company = useSource(useWorkspace().company)
  return (
    <select
      className={styles.select}
      aria-label={label}
      {...(value !== undefined && { value: value ?? '' })}
      onChange={(event) => {
        const chosen = MemberId.safeParse(event.target.value)
        onChoose(chosen.success ? chosen.data : null)
      }}
    >
      <option value="">{words.nobody}</option>
      {thoseWhoMayOwn(company)
        .filter(({ id }) => among?.includes(id) !== false)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </select>
  )
}
