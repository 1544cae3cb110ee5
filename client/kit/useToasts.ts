import { createContext, use } from 'react'
import { createToasts, type Toasts } from './toasts.ts'

const browserToasts = createToasts((ms, then) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
})

export const ToastContext = createContext<Toasts>(browserToasts)

/** `useToasts().show({ text, action })`: a line at the foot of the page, for 8 s. */
export const useToasts = (): Toasts => use(ToastContext)
