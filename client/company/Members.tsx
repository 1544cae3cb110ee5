import { useState } from 'react'
import { postsOf, type Member } from '#shared/ledger/company.ts'
import { mayManagePeople } from '#shared/ownership/rights.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { MemberDevices } from './MemberDevices.tsx'
import { PasswordLinkDialog } from './PasswordLinkDialog.tsx'
import styles from './People.module.css'
import { PostsDialog } from './Posts.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import { StandInForm } from './StandInForm.tsx'
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
  const [leaving, setLeaving] = useState<'leave' | 'handOver' | null>(null)
  const [posting, setPosting] = useState(false)
  const [looking, setLooking] = useState(false)
  const [covering, setCovering] = useState(false)
  const { standIn } = member
  const [resetting, setResetting] = useState(false)
  const isMe = member.id === workspace.me
  const mayManage = postsOf(member).every(({ department, role }) => mayManagePeople(viewer, department, role))
  const extra = member.posts?.length ?? 0
  const put = (part: Partial<Member>) =>
    change({ kind: 'putMember', was: member, now: { ...member, ...part } }, member.name)
  return (
    <li className={styles.member} data-left={member.left === true}>
      <span className={styles.name}>
        <Avatar id={member.id} name={member.name} />
        {member.name}
        {isMe && <small>{words.you}</small>}
        {member.left === true && <small>{words.left}</small>}
        {standIn !== undefined && (
          <small>{account.standIn.now(members.get(standIn.member)?.name ?? '', standIn.from, standIn.until)}</small>
        )}
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
      <span>
        {(mayManage || extra > 0) && member.left !== true && (
          <Button look="quiet" aria-label={words.postsOf(member.name)} onClick={() => setPosting(true)}>
            {extra > 0 ? words.postsCount(extra) : words.posts}
          </Button>
        )}
        {mayManage && !isMe && (
          <Button look="quiet" aria-label={words.devicesOf(member.name)} onClick={() => setLooking(true)}>
            {words.devices}
          </Button>
        )}
        {mayManage && !isMe && member.left !== true && (
          <Button look="quiet" aria-label={words.standInOf(member.name)} onClick={() => setCovering(true)}>
            {account.standIn.title}
          </Button>
        )}
        {mayManage && !isMe && member.left !== true && (
          <Button look="quiet" aria-label={words.passwordOf(member.name)} onClick={() => setResetting(true)}>
            {words.password}
          </Button>
        )}
        {mayManage && (
          <Button look="quiet" aria-label={words.handOverOf(member.name)} onClick={() => setLeaving('handOver')}>
            {words.handOver}
          </Button>
        )}
        {mayManage && !isMe && member.left !== true && (
          <Button look="quiet" aria-label={words.leaveOf(member.name)} onClick={() => setLeaving('leave')}>
            {words.leave}
          </Button>
        )}
        {mayManage && member.left === true && (
          <Button look="quiet" onClick={() => put({ left: false })}>
            {words.comeBack}
          </Button>
        )}
      </span>
      {posting && <PostsDialog member={member} onPut={(posts) => put({ posts })} onClose={() => setPosting(false)} />}
      {covering && (
        <Dialog title={words.standInOf(member.name)} onClose={() => setCovering(false)}>
          <StandInForm key={JSON.stringify(standIn)} person={member} />
        </Dialog>
      )}
      {looking && <MemberDevices member={member} onClose={() => setLooking(false)} />}
      {resetting && <PasswordLinkDialog member={member} onClose={() => setResetting(false)} />}
      {leaving !== null && <LeaveDialog member={member} act={leaving} onClose={() => setLeaving(null)} />}
    </li>
  )
}
