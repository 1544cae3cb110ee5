import { Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef } from 'react'

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly danger?: boolean
  readonly disabled?: boolean
}

interface Props {
  /** Where on the screen, in pixels. */
  readonly at: { readonly x: number; readonly y: number }
  readonly label: string
  /** A group without a label stands alone; several have each their heading. */
  readonly groups: readonly { readonly label?: string; readonly items: readonly MenuItem[] }[]
  readonly onChoose: (key: string) => void
  readonly onClose: () => void
}

/** A menu at a point of the grid, which has no React element to hang it on. A click elsewhere closes it; a choice is the caller's to close after. */
export function FloatingMenu({ at, label, groups, onChoose, onClose }: Props) {
  const menu: MenuProps = {
    'aria-label': label,
    items: groups.flatMap((group, place) => {
      const items = group.items.map((item) => ({ ...item }))
      return group.label === undefined
        ? items
        : [{ key: `group-${place}`, type: 'group' as const, label: group.label, children: items }]
    }),
    onClick: ({ key }) => onChoose(key),
  }
  const box = useRef<HTMLDivElement>(null)
  useMenuFocus(box)
  return (
    <Dropdown
      open
      trigger={['click']}
      menu={menu}
      popupRender={(node) => <div ref={box}>{node}</div>}
      onOpenChange={(open, { source }) => !open && source === 'trigger' && onClose()}
    >
      <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
    </Dropdown>
  )
}

/** The menu has the keys from the frame in which it can be seen, and gives them back to where they were. */
function useMenuFocus(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement
    let frame = 0
    const focus = (left: number) => {
      const menu = box.current?.querySelector<HTMLElement>('[role="menu"]')
      menu?.focus({ preventScroll: true })
      if (left > 0 && document.activeElement !== menu) frame = requestAnimationFrame(() => focus(left - 1))
    }
    focus(30)
    return () => {
      cancelAnimationFrame(frame)
      // what it opened may have taken them meanwhile
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true })
    }
  }, [box])
}
