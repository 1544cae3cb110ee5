import { useState } from 'react'
import { renderSVG } from 'uqr'
import { Button } from '../kit/Button.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { InvitationMade } from './api.ts'
import styles from './People.module.css'

/** The link to send and the code to scan; both are told only once. */
export function InvitationLink({
  made,
  label,
}: {
  readonly made: Pick<InvitationMade, 'link' | 'expiresAt'>
  /** What the link is for, when it is not an invitation. */
  readonly label?: string
}) {
  const words = useWords().company.people
  const format = useFormat()
  const [copied, setCopied] = useState(false)
  const image = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(made.link, { border: 0 }))}`
  // clipboard is absent on plain http: the link can still be marked and copied by hand
  const copy = () =>
    navigator.clipboard?.writeText(made.link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className={styles.form}>
      <img className={styles.qr} src={image} alt={words.qr} />
      <div className={styles.link}>
        <input readOnly aria-label={label ?? words.link} value={made.link} onFocus={(event) => event.target.select()} />
        <Button look="primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copyLink}
        </Button>
      </div>
      <p className={styles.note}>{words.until(format.moment(made.expiresAt))}</p>
    </div>
  )
}
