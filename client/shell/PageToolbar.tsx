import { createContext, use, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** Where the frame keeps room for what the present page adds. */
export const SlotContext = createContext<{ readonly toolbar: Element | null; readonly status: Element | null }>({
  toolbar: null,
  status: null,
})

/** The present page's own controls, drawn in the top line. */
export function PageToolbar({ children }: { readonly children: ReactNode }) {
  const { toolbar } = use(SlotContext)
  return toolbar === null ? null : createPortal(children, toolbar)
}

/** The present page's own facts (rows, sums), drawn in the status bar. */
export function PageStatus({ children }: { readonly children: ReactNode }) {
  const { status } = use(SlotContext)
  return status === null ? null : createPortal(children, status)
}
