import { useState, type FormEvent } from 'react'
import { columnsOf, isTypeable } from '#shared/ledger/column.ts'
import { commonPool, Pool } from '#shared/ownership/pool.ts'
import { cardColumns } from '#shared/ownership/poolOf.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { usePoolName } from '../ownership/usePools.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { CheckList } from './CheckList.tsx'
import { PoolTakes } from './PoolTakes.tsx'
import styles from './PoolSettings.module.css'
import { useCompanyChange } from './useCompanyChange.ts'

/** A pool as it is being set: a key that is undefined is left out when it is saved. */
export type PoolDraft = { readonly [Key in keyof Pool]: Pool[Key] | undefined } & { readonly id: Pool['id'] }

/** Who enters a pool, who looks after it, who comes to it by himself, what its cards show and how many a day. */
export function PoolDialog({ pool, onClose }: { readonly pool: Pool; readonly onClose: () => void }) {
  const words = useWords().pool.pools
  const company = useSource(useWorkspace().company)
  const nameOf = usePoolName()
  const { settings, members, departments, columns } = company
  const change = useCompanyChange('configure')
  /** What a colleague changes while this stands open stays as he has it. */
  const [opened] = useState(settings)
  const [draft, setDraft] = useState<PoolDraft>(pool)
  const put = (part: Partial<PoolDraft>) => setDraft({ ...draft, ...part })
  const isCommon = pool.id === commonPool
  const store = (now: PoolDraft) => {
    const read = Pool.safeParse(JSON.parse(JSON.stringify(now))) // what is undefined is left out
    if (!read.success) return
    const known = opened.pools ?? []
    const place = known.findIndex(({ id }) => id === pool.id)
    const pools = place < 0 ? [...known, read.data] : known.with(place, read.data)
    change({ kind: 'putSettings', was: opened, now: { ...opened, pools } }, nameOf(read.data))
    onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const name = draft.name?.trim() ?? ''
    store({ ...draft, name: name === '' ? undefined : name })
  }
  const people = [...members.values()].filter(({ left }) => left !== true)
  const shown = columnsOf(columns.values(), 'customers').filter((each) => each.role !== 'name' && isTypeable(each))
  return (
    <Dialog title={words.edit(nameOf(pool))} wide onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <Field label={words.name}>
          {(control) => (
            <input
              {...control}
              maxLength={60}
              required={!isCommon}
              value={draft.name ?? ''}
              placeholder={isCommon ? words.common : ''}
              onChange={(event) => put({ name: event.target.value })}
            />
          )}
        </Field>
        <h3>{words.enter}</h3>
        <p className={styles.lead}>{words.enterLead}</p>
        <CheckList
          legend={words.departments}
          options={[...departments.values()]}
          chosen={draft.departments ?? []}
          onChoose={(chosen) => put({ departments: chosen })}
        />
        <CheckList
          legend={words.members}
          options={people}
          chosen={draft.members ?? []}
          onChoose={(chosen) => put({ members: chosen })}
        />
        <CheckList
          legend={words.administrators}
          options={people}
          chosen={draft.administrators ?? []}
          onChoose={(chosen) => put({ administrators: chosen })}
        />
        <p className={styles.lead}>{words.administratorsLead}</p>
        {!isCommon && <PoolTakes takes={draft.takes} onTakes={(takes) => put({ takes })} />}
        <CheckList
          legend={words.cards}
          options={shown}
          chosen={cardColumns(company, { ...pool, cards: draft.cards }).map(({ id }) => id)}
          onChoose={(cards) => put({ cards: cards.slice(0, 20) })}
        />
        <p className={styles.lead}>{words.cardsLead}</p>
        {(['viewsPerDay', 'claimsPerDay'] as const).map((key) => (
          <Field key={key} label={words[key]}>
            {(control) => (
              <input
                {...control}
                type="number"
                min={1}
                max={10_000}
                value={draft[key] ?? ''}
                onChange={(event) =>
                  put({ [key]: event.target.value === '' ? undefined : Math.round(Number(event.target.value)) })
                }
              />
            )}
          </Field>
        ))}
        <div className={styles.acts}>
          {!isCommon && settings.pools?.some(({ id }) => id === pool.id) === true && (
            <Button look="danger" title={words.removeLead} onClick={() => store({ ...pool, deleted: true })}>
              {words.remove}
            </Button>
          )}
          <Button look="primary" type="submit">
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
