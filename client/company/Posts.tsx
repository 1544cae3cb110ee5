import { useState } from 'react'
import type { Member, Post } from '#shared/ledger/company.ts'
import { mayManageDepartment, mayManagePeople } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import styles from './People.module.css'
import { RoleSelect } from './RoleSelect.tsx'
import { useRoleName } from './useRoleName.ts'

interface PostsDialogProps {
  readonly member: Member
  readonly onPut: (posts: readonly Post[]) => void
  readonly onClose: () => void
}

/** The posts somebody holds beside his main one: their rights add up. */
export function PostsDialog({ member, onPut, onClose }: PostsDialogProps) {
  const words = useWords().company.people
  const workspace = useWorkspace()
  const { departments } = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const nameOf = useRoleName()
  const [role, setRole] = useState<Post['role']>('rep')
  const [department, setDepartment] = useState<Post['department'] | null>(null)
  const posts = member.posts ?? []
  return (
    <Dialog title={words.postsOf(member.name)} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.note}>{words.postsLead}</p>
        <ul>
          {posts.map((post, place) => (
            <li key={`${post.department}/${post.role}`} className={styles.invitation}>
              {departments.get(post.department)?.name} · {nameOf(post.role)}
              {mayManagePeople(viewer, post.department, post.role) && (
                <IconButton
                  size={14}
                  icon="trash"
                  label={words.removePost(departments.get(post.department)?.name ?? '', nameOf(post.role))}
                  onClick={() => onPut(posts.filter((_, other) => other !== place))}
                />
              )}
            </li>
          ))}
        </ul>
        <div className={styles.link}>
          <DepartmentSelect
            className={styles.select}
            data-framed="true"
            aria-label={words.department}
            value={department}
            top={words.chooseDepartment}
            allowed={(each) => mayManageDepartment(viewer, each)}
            onChoose={setDepartment}
          />
          <RoleSelect
            className={styles.select}
            data-framed="true"
            aria-label={words.role}
            value={role}
            allowed={(each) => department !== null && mayManagePeople(viewer, department, each)}
            onChoose={setRole}
          />
          <Button
            disabled={department === null || posts.length >= 10}
            onClick={() => {
              if (department === null) return
              const others = posts.filter((post) => post.department !== department || post.role !== role)
              onPut([...others, { department, role }])
              setDepartment(null)
            }}
          >
            {words.addPost}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
