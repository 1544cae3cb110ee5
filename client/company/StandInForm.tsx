import { useState, type FormEvent } from 'react'
import { MemberId } from '#shared/base/id.ts'
import { addDays, dayOf } from '#shared/base/instant.ts'
import type { Member } from '#shared/ledger/company.ts'
import { Button } from '../kit/Button.tsx'
import { DayInput } from '../kit/DayInput.tsx'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { useCompanyChange } from './useCompanyChange.ts'

/** Who looks after somebody's customers while he is away: he reads and edits them from that day to that day. */
export function StandInForm({ person }: { readonly person: Member }) {
  const words = useWords()
  const { standIn: said } = words.company.account
  const workspace = useWorkspace()
  const { members, settings } = useSource(workspace.company)
  const change = useCompanyChange('people')
  const today = dayOf(workspace.now(), settings.zoneMinutes)
  const { standIn, ...alone } = person
  const [wish, setWish] = useState({
    member: standIn?.member ?? '',
    from: standIn?.from ?? today,
    until: standIn?.until ?? addDays(today, 7),
  })
  const isMe = person.id === workspace.me
  const colleagues = [...members.values()].filter(({ id, left }) => id !== person.id && left !== true)
  const chosen = MemberId.safeParse(wish.member)
  const isSame = standIn?.member === wish.member && standIn.from === wish.from && standIn.until === wish.until
  const isSound = chosen.success && !isSame && wish.from <= wish.until && wish.until >= today
  const name = (id: MemberId) => members.get(id)?.name ?? ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen.success || !isSound) return
    const now = { ...alone, standIn: { ...wish, member: chosen.data, active: false } }
    change({ kind: 'putMember', was: person, now }, person.name)
  }
  return (
    <section aria-label={said.title}>
      {isMe && <h2 className={styles.title}>{said.title}</h2>}
      <p className={styles.lead}>{isMe ? said.lead : said.leadOf(person.name)}</p>
      {standIn !== undefined && (
        <div className={styles.row}>
          <span>{said.now(name(standIn.member), standIn.from, standIn.until)}</span>
          <Button look="quiet" onClick={() => change({ kind: 'putMember', was: person, now: alone }, person.name)}>
            {said.end}
          </Button>
        </div>
      )}
      {colleagues.length === 0 && <p className={styles.lead}>{said.nobody}</p>}
      {colleagues.length > 0 && (
        <form className={styles.form} onSubmit={save}>
          <Field label={said.who}>
            {(control) => (
              <select
                {...control}
                value={wish.member}
                onChange={(event) => setWish({ ...wish, member: event.target.value })}
              >
                <option value="">{said.choose}</option>
                {colleagues.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={said.from}>
            {(control) => (
              <DayInput
                {...control}
                required
                today={today}
                value={wish.from}
                onChange={(from) => setWish({ ...wish, from: from ?? wish.from })}
              />
            )}
          </Field>
          <Field label={said.until}>
            {(control) => (
              <DayInput
                {...control}
                required
                today={today}
                min={wish.from}
                value={wish.until}
                onChange={(until) => setWish({ ...wish, until: until ?? wish.until })}
              />
            )}
          </Field>
          <div className={styles.row}>
            <Button type="submit" disabled={!isSound}>
              {standIn === undefined ? words.kit.save : said.change}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
