import { ColumnId, type MemberId } from '#shared/base/id.ts'
import { columnsOf } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
import { awayNow } from '#shared/ownership/absence.ts'
import { mayOwn, thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { weightOf, type Sharing } from '#shared/ownership/sharing.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { RecentTurns } from '../ownership/RecentTurns.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './PoolSettings.module.css'
import { useSharing } from './useSharing.ts'

/** Person by person: what he carries, his place in the rota, whether he is away. Those of the rota first, in order. */
export function SharingForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().pool.sharing
  const say = useWords().pool.assign
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const { sharing, put } = useSharing()
  const rota = (sharing.rota ?? []).filter((id) => company.members.get(id)?.left !== true)
  const rest = thoseWhoMayOwn(company).filter(({ id }) => !rota.includes(id))
  const people = [...rota.flatMap((id) => company.members.get(id) ?? []), ...rest]
  const able = rota.filter((id) => mayOwn(company, id))
  const next = nextOf(able, awayNow(company), company.lastTurn)
  const helper = nextOf(able, awayNow(company), company.lastHelp)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{say.person}</th>
            <th>{say.weight}</th>
            <th>{words.join}</th>
            <th>{words.order}</th>
            <th>{say.away}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((member) => (
            <tr key={member.id}>
              <Person {...{ member, sharing, rota, put, mayEdit }} isNext={member.id === next} />
            </tr>
          ))}
        </tbody>
      </table>
      <label className={styles.tick}>
        <input
          type="checkbox"
          disabled={!mayEdit}
          checked={sharing.helpTakesTurn === true}
          onChange={(event) => put({ helpTakesTurn: event.target.checked ? true : undefined })}
        />
        {words.helpTakesTurn}
        {sharing.helpTakesTurn !== true && helper !== undefined && (
          <small className={styles.place}>{words.nextHelp(company.members.get(helper)?.name ?? '')}</small>
        )}
      </label>
      <NamedField mayEdit={mayEdit} />
      {mayAnywhere(viewer, 'assign') && <RecentTurns />}
    </>
  )
}

interface PersonProps {
  readonly member: Member
  readonly sharing: Sharing
  readonly rota: readonly MemberId[]
  readonly isNext: boolean
  readonly mayEdit: boolean
  readonly put: ReturnType<typeof useSharing>['put']
}

function Person({ member: { id, name, department, standIn }, sharing, rota, isNext, mayEdit, put }: PersonProps) {
  const words = useWords().pool.sharing
  const { departments, members } = useSource(useWorkspace().company)
  const isCovered = standIn?.active === true
  const away = sharing.away ?? []
  const place = rota.indexOf(id)
  const weight = weightOf(sharing, id)
  const weigh = (text: string) => {
    const now = Math.min(10, Math.max(0, Number(text)))
    if (text.trim() !== '' && Number.isFinite(now) && now !== weight)
      put({ weights: { ...sharing.weights, [id]: now } })
  }
  const move = (by: 1 | -1) => {
    const others = rota.filter((each) => each !== id)
    put({ rota: others.toSpliced(place + by, 0, id) })
  }
  return (
    <>
      <td>
        {name} <small>{departments.get(department)?.name}</small>
      </td>
      <td>
        <input
          key={weight}
          type="number"
          min={0}
          max={10}
          step={0.5}
          disabled={!mayEdit}
          aria-label={words.weightOf(name)}
          defaultValue={weight}
          onBlur={(event) => weigh(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
        />
      </td>
      <td>
        <input
          type="checkbox"
          disabled={!mayEdit}
          aria-label={words.joins(name)}
          checked={place >= 0}
          onChange={() => put({ rota: place >= 0 ? rota.filter((each) => each !== id) : [...rota, id] })}
        />
      </td>
      <td>
        {place >= 0 && (
          <>
            <span className={styles.place} data-next={isNext}>
              {isNext ? words.nextTurn : place + 1}
            </span>
            <IconButton
              icon="left"
              size={14}
              label={words.up(name)}
              disabled={!mayEdit || place === 0}
              onClick={() => move(-1)}
            />
            <IconButton
              icon="right"
              size={14}
              label={words.down(name)}
              disabled={!mayEdit || place === rota.length - 1}
              onClick={() => move(1)}
            />
          </>
        )}
      </td>
      <td>
        <input
          type="checkbox"
          disabled={!mayEdit || isCovered}
          aria-label={words.awayOf(name)}
          checked={isCovered || away.includes(id)}
          onChange={() => put({ away: away.includes(id) ? away.filter((each) => each !== id) : [...away, id] })}
        />
        {isCovered && <small> {words.covered(members.get(standIn.member)?.name ?? '', standIn.until)}</small>}
      </td>
    </>
  )
}

/** Which column of persons says whom a customer asked for by name. */
function NamedField({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().pool.sharing
  const { columns } = useSource(useWorkspace().company)
  const { sharing, put } = useSharing()
  const persons = columnsOf(columns.values(), 'customers').filter(
    ({ kind, role }) => kind === 'person' && role !== 'owner',
  )
  return (
    <label className={styles.field}>
      {words.named}
      <select
        className={styles.control}
        disabled={!mayEdit}
        value={sharing.named ?? ''}
        onChange={(event) => put({ named: ColumnId.safeParse(event.target.value).data })}
      >
        <option value="">{words.namedNone}</option>
        {persons.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Whose turn it would be now. */
function nextOf(
  rota: readonly MemberId[],
  away: ReadonlySet<MemberId>,
  last: MemberId | undefined,
): MemberId | undefined {
  const place = last === undefined ? -1 : rota.indexOf(last)
  return [...rota.slice(place + 1), ...rota.slice(0, place + 1)].find((id) => !away.has(id))
}
