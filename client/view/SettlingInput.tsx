import { useEffect, useEffectEvent, useState, type InputHTMLAttributes } from 'react'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  readonly value: string
  /** Told when the typing pauses or the field is left, not with every letter. */
  readonly onSettle: (text: string) => void
}

const pauseMs = 300

/** A line of text whose rows are looked for when the typing pauses. */
export function SettlingInput({ value, onSettle, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = useEffectEvent(() => {
    if (typed !== null && typed !== value) onSettle(typed)
    setTyped(null)
  })
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(settle, pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <input
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null && typed !== value) onSettle(typed)
        setTyped(null)
      }}
    />
  )
}
