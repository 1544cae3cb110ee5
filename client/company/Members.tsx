import { postsOf, type Member } from '#shared/ledger/company.ts'
import { mayManagePeople } from '#shared/ownership/rights.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import { MemberActs } from './MemberActs.tsx'
import styles from './People.module.css'
import { RoleSelect } from './RoleSelect.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

/** People with role and department, changed in place; those who left stand last. */
export function Members({ members }: { readonly members: readonly Member[] }) {
  const words = useWords().company.people
  if (members.length === 0) return <p className={styles.note}>{words.nobody}</p>
  const sorted = [...members].sort(
    (one, other) =>
      Number(one.left === true) - Number(other.left === true) || one.name.localeCompare(other.name, 'zh-CN'),
  )
  return (
    <ul>
      {sorted.map((member) => (
        <MemberRow key={member.id} member={member} />
      ))}
    </ul>
  )
}

function MemberRow({ member }: { readonly member: Member }) {
  const { people: words, account } = useWords().company
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const change = useCompanyChange('people')
  const { standIn } = member
  const isMe = member.id === workspace.me
  const mayManage = postsOf(member).every(({ department, role }) => mayManagePeople(viewer, department, role))
  const put = (part: Partial<Member>) =>
    change({ kind: 'putMember', was: member, now: { ...member, ...part } }, member.name)
  return (
    <li className={styles.member} data-left={member.left === true}>
      <span className={styles.name}>
        <Avatar id={member.id} name={member.name} />
        <span className={styles.called}>
          {member.name}
          {isMe && <small>{words.you}</small>}
          {member.left === true && <small>{words.left}</small>}
          {standIn !== undefined && (
            <small>{account.standIn.now(members.get(standIn.member)?.name ?? '', standIn.from, standIn.until)}</small>
          )}
        </span>
      </span>
      <RoleSelect
        className={styles.select}
        aria-label={words.roleOf(member.name)}
        value={member.role}
        disabled={!mayManage || member.left === true}
        allowed={(role) => mayManagePeople(viewer, member.department, role)}
        onChoose={(role) => put({ role })}
      />
      <DepartmentSelect
        className={styles.select}
        aria-label={words.departmentOf(member.name)}
        value={member.department}
        disabled={!mayManage || member.left === true}
        allowed={(department) => mayManagePeople(viewer, department, member.role)}
        onChoose={(department) => {
          if (department !== null) put({ department })
        }}
      />
      <MemberActs member={member} isMe={isMe} mayManage={mayManage} onPut={put} />
    </li>
  )
}
