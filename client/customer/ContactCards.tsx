import { useMemo, useState } from 'react'
import { useCustomerNameOf } from '../customers/useCustomerNameOf.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import styles from '../followup/FollowUpCards.module.css'
import { Button } from '../kit/Button.tsx'
import { useTableRows } from '../ledger/useTableRows.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'

const pageOfCards = 30
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')

/** Everybody as cards, by name: who, of which customer, which number. A tap opens the customer at his contacts. */
export function ContactCards() {
  const words = useWords()
  const rows = useTableRows('contacts')
  const cells = useRoleReader('contacts')
  const nameOf = useCustomerNameOf()
  const [text, setText] = useState('')
  const [shown, setShown] = useState(pageOfCards)
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const says = (row: ViewRow) =>
      [cells.text(row, 'name'), cells.text(row, 'phone'), nameOf(row)].some((part) =>
        part.toLowerCase().includes(wanted),
      )
    return rows
      .filter(says)
      .sort((left, right) => byPinyin.compare(cells.text(left, 'name'), cells.text(right, 'name')))
  }, [rows, text, cells, nameOf])
  return (
    <div className={styles.page}>
      <input
        type="search"
        className={styles.search}
        aria-label={words.customer.contacts.page.search}
        placeholder={words.customer.contacts.page.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 && <p className={styles.none}>{words.customer.contacts.page.none}</p>}
      <ul className={styles.cards}>
        {found.slice(0, shown).map((row) => (
          <Card key={row.id} row={row} customer={nameOf(row)} />
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + pageOfCards)}>
          {words.home.showMore(Math.min(pageOfCards, found.length - shown))}
        </Button>
      )}
    </div>
  )
}

function Card({ row, customer }: { readonly row: ViewRow; readonly customer: string }) {
  const words = useWords().customer.contacts
  const cells = useRoleReader('contacts')
  const { open } = useCustomerInUrl()
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        onClick={() => open(row.customer, { part: 'contacts', at: row.id })}
      >
        <b>{cells.text(row, 'name') || words.unnamed}</b>
        <span className={styles.facts}>{[customer, cells.text(row, 'phone')].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  )
}
