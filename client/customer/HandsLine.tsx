import { never } from '#shared/base/result.ts'
import { poolOf } from '#shared/ownership/poolOf.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './History.module.css'
import type { HandsEntry } from './historyApi.ts'

/** One change of a customer's hands as a line of his history: who, when, from whom to whom, why. */
export function HandsLine({ entry }: { readonly entry: HandsEntry }) {
  const words = useWords().hands
  const format = useFormat()
  const { members } = useSource(useWorkspace().company)
  const sentence = useHandSentence()
  const by = entry.by === null ? words.itself : (members.get(entry.by)?.name ?? '')
  const { what, why } = sentence(entry)
  return (
    <li className={styles.entry} data-kind="hands">
      <div className={styles.meta}>
        <time>{format.moment(entry.at)}</time>
        <span>{by}</span>
      </div>
      <div className={styles.what}>
        {what}
        {why !== '' && <span className={styles.reason}>{words.reason(why)}</span>}
      </div>
    </li>
  )
}

/** What happened, and the reason that was given for it. */
function useHandSentence(): (entry: HandsEntry) => { readonly what: string; readonly why: string } {
  const { hands: words, customer, pool: poolWords } = useWords()
  const { members, departments, settings } = useSource(useWorkspace().company)
  const nameOf = (id: string) => members.get(id as never)?.name ?? '?' // a map by id, whatever the id's brand
  const place = (id: string) => departments.get(id as never)?.name ?? '?'
  const plain = (what: string) => ({ what, why: '' })
  return ({ by, fact }) => {
    switch (fact.kind) {
      case 'made':
        return plain(words.made(fact.to === null ? null : nameOf(fact.to)))
      case 'taken':
        return plain(by === fact.to ? words.claimed(nameOf(fact.to)) : words.assigned(nameOf(fact.to)))
      case 'transferred':
        return plain(words.transferred(nameOf(fact.from), nameOf(fact.to)))
      case 'returned': {
        const { id, name } = poolOf(settings, fact.pool)
        const pool = id === fact.pool ? (name ?? poolWords.pools.common) : words.nobody
        const { reason = '' } = fact
        const why = by === null ? (words.rules[reason as keyof typeof words.rules] ?? reason) : reason
        if (fact.from === null) return { what: words.otherPool(pool), why }
        const from = nameOf(fact.from)
        return { what: by === null ? words.autoReturned(from, pool) : words.returned(from, pool), why }
      }
      case 'moved':
        return plain(words.moved(place(fact.from), place(fact.to)))
      case 'shared':
        return plain(words.shared(nameOf(fact.to), customer.sharing.rights[fact.right], fact.until ?? null))
      case 'unshared':
        return plain(by === null ? words.sharingEnded(nameOf(fact.from)) : words.unshared(nameOf(fact.from)))
      case 'returnAnnounced':
        return { what: words.returnAnnounced(fact.on, fact.instead ?? null), why: words.rules[fact.why] }
      case 'returnCancelled':
        return plain(words.returnCancelled(fact.on))
      case 'extensionAsked':
        return { what: words.extensionAsked(fact.days), why: fact.reason }
      case 'extended':
        return plain(words.extended(fact.until))
      case 'extensionDeclined':
        return { what: words.extensionDeclined, why: fact.reason ?? '' }
      default:
        return never(fact)
    }
  }
}
