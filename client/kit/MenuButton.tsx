import { useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './MenuButton.module.css'
import { useDismiss } from './useDismiss.ts'
import { menuItems, walkMenu } from './walkMenu.ts'

export interface ButtonMenuItem {
  readonly key: string
  readonly label: string
  /** What a reader hears, where the text alone does not say whom it is about. */
  readonly name?: string
  readonly danger?: boolean
  readonly run: () => void
}

interface MenuButtonProps {
  readonly text: string
  /** Whose menu it is. */
  readonly label: string
  readonly items: readonly ButtonMenuItem[]
}

/** A quiet button with what is seldom wanted: arrows walk the menu, Enter chooses, Esc goes back to the button. */
export function MenuButton({ text, label, items }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const close = () => setOpen(false)
  useDismiss(box, isOpen, close)
  useFirstFocused(box, isOpen)
  return (
    <span
      ref={box}
      className={styles.box}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && box.current?.contains(relatedTarget) !== true) close()
      }}
    >
      <Button
        look="quiet"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {text}
        <Icon name="down" size={12} />
      </Button>
      {isOpen && (
        <div role="menu" aria-label={label} className={styles.menu} tabIndex={-1} onKeyDown={walkMenu}>
          {items.map(({ key, label: said, name, danger = false, run }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-label={name ?? said}
              data-danger={danger}
              className={styles.item}
              onPointerMove={(event) => event.currentTarget.focus()}
              onClick={() => {
                close()
                run()
              }}
            >
              {said}
            </button>
          ))}
        </div>
      )}
    </span>
  )
}

function useFirstFocused(box: React.RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (isOpen && box.current !== null) menuItems(box.current)[0]?.focus({ preventScroll: true })
  }, [box, isOpen])
}
