import { useState } from 'react'
import type { Member } from '#shared/ledger/company.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { MenuButton, type ButtonMenuItem } from '../kit/MenuButton.tsx'
import { useWords } from '../words/useWords.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { MemberDevices } from './MemberDevices.tsx'
import { PasswordLinkDialog } from './PasswordLinkDialog.tsx'
import { PostsDialog } from './Posts.tsx'
import { StandInForm } from './StandInForm.tsx'

type Opened = 'posts' | 'devices' | 'standIn' | 'password' | 'handOver' | 'leave'

interface MemberActsProps {
  readonly member: Member
  readonly isMe: boolean
  readonly mayManage: boolean
  readonly onPut: (part: Partial<Member>) => void
}

/** What can be done with a person: the usual beside him, the rest in a menu. */
export function MemberActs({ member, isMe, mayManage, onPut }: MemberActsProps) {
  const { people: words } = useWords().company
  const [opened, open] = useState<Opened | null>(null)
  const hasLeft = member.left === true
  const extra = member.posts?.length ?? 0
  const seldom = useSeldom(member, open)
  return (
    <span>
      {(mayManage || extra > 0) && !hasLeft && (
        <Button look="quiet" aria-label={words.postsOf(member.name)} onClick={() => open('posts')}>
          {extra > 0 ? words.postsCount(extra) : words.posts}
        </Button>
      )}
      {mayManage && (
        <Button look="quiet" aria-label={words.handOverOf(member.name)} onClick={() => open('handOver')}>
          {words.handOver}
        </Button>
      )}
      {mayManage && hasLeft && (
        <Button look="quiet" onClick={() => onPut({ left: false })}>
          {words.comeBack}
        </Button>
      )}
      {mayManage && !isMe && <MenuButton text={words.more} label={words.moreOf(member.name)} items={seldom} />}
      {opened !== null && <MemberDialog member={member} opened={opened} onPut={onPut} onClose={() => open(null)} />}
    </span>
  )
}

/** Who has left has no more than devices. */
function useSeldom(member: Member, open: (wanted: Opened) => void): readonly ButtonMenuItem[] {
  const { people: words, account } = useWords().company
  const { name } = member
  const devices = { key: 'devices', label: words.devices, name: words.devicesOf(name), run: () => open('devices') }
  if (member.left === true) return [devices]
  return [
    { key: 'standIn', label: account.standIn.title, name: words.standInOf(name), run: () => open('standIn') },
    devices,
    { key: 'password', label: words.password, name: words.passwordOf(name), run: () => open('password') },
    { key: 'leave', label: words.leave, name: words.leaveOf(name), danger: true, run: () => open('leave') },
  ]
}

function MemberDialog({
  member,
  opened,
  onPut,
  onClose,
}: {
  readonly member: Member
  readonly opened: Opened
  readonly onPut: MemberActsProps['onPut']
  readonly onClose: () => void
}) {
  const { people: words } = useWords().company
  switch (opened) {
    case 'posts':
      return <PostsDialog member={member} onPut={(posts) => onPut({ posts })} onClose={onClose} />
    case 'devices':
      return <MemberDevices member={member} onClose={onClose} />
    case 'password':
      return <PasswordLinkDialog member={member} onClose={onClose} />
    case 'standIn':
      return (
        <Dialog title={words.standInOf(member.name)} onClose={onClose}>
          <StandInForm key={JSON.stringify(member.standIn)} person={member} />
        </Dialog>
      )
    default:
      return <LeaveDialog member={member} act={opened} onClose={onClose} />
  }
}
