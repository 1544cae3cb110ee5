import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { addDays, type Day } from '#shared/base/instant.ts'
import { parseDay } from '#shared/ledger/day.ts'
import { DayPanel } from './DayPanel.tsx'
import styles from './DayInput.module.css'
import { addMonths } from './month.ts'

interface DayInputProps {
  readonly value: Day | null
  /** Null: the field was emptied. */
  readonly onChange: (day: Day | null) => void
  readonly today: Day
  /** The first day that may be chosen. */
  readonly min?: Day
  /** A day there must be: it cannot be emptied. */
  readonly required?: boolean
  readonly disabled?: boolean
  readonly id?: string
  readonly className?: string | undefined
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
}

/**
 * A day, typed as people write it (明天, 3/5, 2026-03-05) or chosen in a month that opens under the field: arrows walk
 * days, PageUp and PageDown months, Enter takes the day walked to, Esc closes the month and leaves the dialog around it.
 */
export function DayInput({ value, onChange, today, min, required = false, className, ...rest }: DayInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [walked, walk] = useState<Day | null>(null)
  const box = useRef<HTMLSpanElement>(null)
  const panelId = useId()
  const isOpen = walked !== null
  const fits = (day: Day) => min === undefined || day >= min
  const close = () => walk(null)
  const take = (day: Day | null) => {
    setTyped(null)
    close()
    if (day !== value && (day === null ? !required : fits(day))) onChange(day)
  }
  const settle = () => {
    if (typed !== null) take(typed.trim() === '' ? null : (parseDay(typed, today) ?? value))
  }
  useOutsidePress(box, isOpen, close)
  const open = () => {
    if (rest.disabled !== true) walk(value ?? today)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = isOpen ? stepOf(event.key, walked, typed === null) : null
    if (step !== null) walk(step)
    else if (!isOpen && event.key === 'ArrowDown') open()
    else if (isOpen && event.key === 'Enter') take(typed === null ? walked : (parseDay(typed, today) ?? walked))
    else if (isOpen && event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span
      ref={box}
      className={styles.box}
      onBlur={({ relatedTarget }) => leaves(box.current, relatedTarget) && close()}
    >
      <input
        {...rest}
        className={className}
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        autoComplete="off"
        size={11}
        maxLength={40}
        value={typed ?? value ?? ''}
        onClick={open}
        onKeyDown={onKeyDown}
        onBlur={settle}
        onChange={({ target }) => {
          setTyped(target.value)
          const day = parseDay(target.value, today)
          if (day !== null && isOpen) walk(day)
          if (day === target.value && fits(day)) onChange(day)
        }}
      />
      {isOpen && (
        <Placed>
          <DayPanel
            id={panelId}
            chosen={value}
            walked={walked}
            today={today}
            fits={fits}
            mayClear={!required && value !== null}
            onWalk={walk}
            onTake={take}
          />
        </Placed>
      )}
    </span>
  )
}

/** Left and right are for the text while it is typed. */
function stepOf(key: string, from: Day, mayGoSideways: boolean): Day | null {
  switch (key) {
    case 'ArrowUp':
      return addDays(from, -7)
    case 'ArrowDown':
      return addDays(from, 7)
    case 'ArrowLeft':
      return mayGoSideways ? addDays(from, -1) : null
    case 'ArrowRight':
      return mayGoSideways ? addDays(from, 1) : null
    case 'PageUp':
      return addMonths(from, -1)
    case 'PageDown':
      return addMonths(from, 1)
    default:
      return null
  }
}

const leaves = (box: HTMLElement | null, to: EventTarget | null): boolean =>
  to instanceof Node && box?.contains(to) !== true

/** Under the field, or above it where there is no room; not cut off by a dialog that scrolls. */
function Placed({ children }: { readonly children: React.ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const life = new AbortController()
    // the field keeps the focus, whatever is pressed in the month
    panel.current?.addEventListener('mousedown', (event) => event.preventDefault(), { signal: life.signal })
    return () => life.abort()
  }, [])
  useLayoutEffect(() => {
    const field = panel.current?.parentElement?.querySelector('input')?.getBoundingClientRect()
    if (panel.current === null || field === undefined) return
    const { offsetWidth, offsetHeight, style } = panel.current
    const below = field.bottom + 4
    const fitsBelow = below + offsetHeight <= window.innerHeight - 4
    style.top = `${fitsBelow ? below : Math.max(4, field.top - offsetHeight - 4)}px`
    style.left = `${Math.max(4, Math.min(field.left, window.innerWidth - offsetWidth - 4))}px`
  })
  return (
    <div ref={panel} className={styles.place}>
      {children}
    </div>
  )
}

function useOutsidePress(box: React.RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    if (!isOpen) return
    const onPress = (event: Event) => {
      if (leaves(box.current, event.target)) latest.current()
    }
    document.addEventListener('pointerdown', onPress, true)
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [box, isOpen])
}
