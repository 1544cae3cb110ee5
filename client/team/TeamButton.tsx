import { lazy, Suspense } from 'react'
import { seesOthers } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './TeamButton.module.css'
import { nameOfWhom } from './teamLines.ts'
import type { TeamTable } from './useTallies.ts'
import type { TeamChoice } from './useTeamChoice.ts'

const TeamPanel = lazy(() => import('./TeamPanel.tsx').then(({ TeamPanel: panel }) => ({ default: panel })))

/** A leader's choice of whose rows he looks at, and of today's alone. Nothing for who sees only his own. */
export function TeamButton({ table, choice }: { readonly table: TeamTable; readonly choice: TeamChoice }) {
  const words = useWords().team
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const company = useSource(workspace.company)
  if (!seesOthers(viewer)) return null
  const { whom, choose, today, onlyToday } = choice
  const name = whom === null ? null : whom === 'pool' ? words.pool : (nameOfWhom(company, whom) ?? words.gone)
  return (
    <span className={styles.choice}>
      <Popover
        label={words.title[table]}
        size="form"
        opener={(open) => (
          <Button
            {...open}
            look="quiet"
            className={styles.button}
            data-on={whom !== null}
            aria-label={name === null ? words.title[table] : words.chosen(words.title[table], name)}
            title={name === null ? words.title[table] : words.chosen(words.title[table], name)}
          >
            <Icon name="people" size={15} />
            <span className={styles.name} data-chosen={name !== null}>
              {name ?? words.title[table]}
            </span>
          </Button>
        )}
      >
        {(close) => (
          <Suspense fallback={<Skeleton rows={6} />}>
            <TeamPanel
              table={table}
              whom={whom}
              today={today}
              onToday={() => onlyToday(!today)}
              onChoose={(next) => {
                choose(next)
                close()
              }}
            />
          </Suspense>
        )}
      </Popover>
      {whom !== null && (
        <span className={styles.clear}>
          <IconButton icon="close" size={14} label={words.everybody} onClick={() => choose(null)} />
        </span>
      )}
      <Button
        look="quiet"
        className={`${styles.button} ${styles.today}`}
        data-on={today}
        aria-pressed={today}
        onClick={() => onlyToday(!today)}
      >
        {words.today[table]}
      </Button>
    </span>
  )
}
