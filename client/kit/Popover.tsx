import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import styles from './Popover.module.css'
import { useDismiss } from './useDismiss.ts'

/** For whoever opens it from elsewhere. */
export interface PopoverHandle {
  /** Opens it and puts the focus on the first thing in it. */
  open(): void
}

interface PopoverProps {
  readonly ref?: Ref<PopoverHandle> | undefined
  /** The control that opens it. */
  readonly opener: (open: {
    readonly 'aria-expanded': boolean
    readonly 'aria-haspopup': 'dialog'
    readonly onClick: () => void
  }) => ReactNode
  readonly label: string
  readonly align?: 'start' | 'end'
  readonly side?: 'below' | 'above'
  /** A small form needs more room than a list. */
  readonly size?: 'list' | 'form'
  readonly children: (close: () => void) => ReactNode
}

/** Something small that floats at its control; Esc or a click elsewhere closes it and focus goes back. */
export function Popover({
  ref,
  opener,
  label,
  align = 'start',
  side = 'below',
  size = 'list',
  children,
}: PopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const close = () => setOpen(false)
  useDismiss(box, isOpen, close)
  useImperativeHandle(
    ref,
    () => ({
      open() {
        flushSync(() => setOpen(true))
        box.current?.querySelector<HTMLElement>(':scope > dialog :is(input, select, button)')?.focus()
      },
    }),
    [],
  )
  return (
    <div className={styles.box} ref={box}>
      {opener({ 'aria-expanded': isOpen, 'aria-haspopup': 'dialog', onClick: () => setOpen(!isOpen) })}
      {isOpen && (
        <dialog open className={styles.float} data-align={align} data-side={side} data-size={size} aria-label={label}>
          {children(close)}
        </dialog>
      )}
    </div>
  )
}
