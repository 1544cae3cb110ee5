import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/useWords.ts'
import { loadRichEditor } from './loadRichEditor.ts'
import styles from './RichField.module.css'
import type { RichEditor } from './richEditor.ts'

export interface RichFieldProps {
  readonly label: string
  readonly value: string
  readonly autoFocus: boolean
  /** With every keystroke. */
  readonly onType: (value: string | null) => void
  /** The field was left with this text. */
  readonly onLeave: (value: string | null) => void
  readonly isRefused: boolean
  /** Ctrl+Enter: it may close. */
  readonly onDone: (value: string | null) => void
}

/** A formatted text outside the sheet. */
export function RichField(props: RichFieldProps) {
  const host = useRichEditor(props)
  return <div ref={host} className={styles.field} data-refused={props.isRefused} />
}

function useRichEditor(props: RichFieldProps) {
  const words = useWords().sheet.rich
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<RichEditor | null>(null)
  const now = useRef({ props, words })
  useEffect(() => {
    now.current = { props, words }
  })
  useEffect(() => {
    const place = host.current
    if (place === null) return
    let made: RichEditor | null = null
    let isGone = false
    loadRichEditor().then(
      (create) => {
        if (isGone) return
        const { label, value, autoFocus } = now.current.props
        const onChange = () => made !== null && now.current.props.onType(made.valueNow())
        made = create({ label, value, words: now.current.words, onChange })
        place.append(made.element)
        if (autoFocus) made.focus()
        setEditor(made)
      },
      () => undefined, // the page itself could not be fetched further: the field stays as it was
    )
    const onOut = ({ relatedTarget }: FocusEvent) => {
      if (isGone || made?.isTouched() !== true) return
      if (relatedTarget instanceof Node && place.contains(relatedTarget)) return
      now.current.props.onLeave(made.valueNow())
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || made === null) return
      event.preventDefault()
      now.current.props.onDone(made.valueNow())
    }
    place.addEventListener('focusout', onOut)
    place.addEventListener('keydown', onKey)
    return () => {
      isGone = true
      place.removeEventListener('focusout', onOut)
      place.removeEventListener('keydown', onKey)
      made?.[Symbol.dispose]()
    }
  }, [])
  const { isRefused } = props
  useEffect(() => editor?.refuse(isRefused), [editor, isRefused])
  return host
}
