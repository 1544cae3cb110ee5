import { useState } from 'react'
import { Link } from 'react-router'
import { LanguageSwitch } from '../company/LanguageSwitch.tsx'
import { useRoleName } from '../company/useRoleName.ts'
import { useSession } from '../company/useSession.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AccountMenu.module.css'
import { SignOutDialog } from './SignOutDialog.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** Who I am here, how this device looks and speaks, and the way out. */
export function AccountMenu({ onKeys }: { readonly onKeys: () => void }) {
  const words = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const nameOf = useRoleName()
  const { state } = useSession()
  const [leaving, setLeaving] = useState(false)
  const me = company.members.get(workspace.me)
  const name = me?.name ?? (state.kind === 'member' ? state.membership.name : '')
  return (
    <>
      <Popover
        label={words.shell.account.label}
        align="end"
        opener={(open) => (
          <button
            {...open}
            type="button"
            className={styles.opener}
            aria-label={`${words.shell.account.label}: ${name}`}
          >
            <Avatar id={workspace.me} name={name} size={28} />
          </button>
        )}
      >
        {(close) => (
          <div className={styles.menu}>
            <p className={styles.who}>
              <strong>{name}</strong>
              <span>{me === undefined ? '' : nameOf(me.role)}</span>
              <span>{company.name}</span>
            </p>
            <LanguageSwitch />
            <ThemeSwitch />
            <Link to="/settings/account" onClick={close}>
              {words.shell.account.settings}
            </Link>
            <Button
              look="quiet"
              onClick={() => {
                close()
                onKeys()
              }}
            >
              {words.shell.account.keyboard}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                close()
                setLeaving(true)
              }}
            >
              {words.shell.account.signOut}
            </Button>
          </div>
        )}
      </Popover>
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
    </>
  )
}
