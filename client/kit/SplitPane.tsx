import { useState, type ReactNode } from 'react'
import { useWords } from '../words/useWords.ts'
import styles from './SplitPane.module.css'

interface SplitPaneProps {
  /** Remembers the width on this device under this name. */
  readonly name: string
  readonly least: number
  readonly most: number
  readonly first: number
  readonly main: ReactNode
  /** At the right; null leaves everything to `main`. */
  readonly side: ReactNode | null
}

/** A side pane whose width the person chooses, by pointer or by ←/→ on its edge. */
export function SplitPane({ name, least, most, first, main, side }: SplitPaneProps) {
  const [width, setWidth] = useRememberedWidth(name, first)
  const words = useWords().kit
  const fit = (wanted: number) => setWidth(Math.round(Math.min(most, Math.max(least, wanted))))
  return (
    <div className={styles.split}>
      <div className={styles.main}>{main}</div>
      {side !== null && (
        <>
          <button
            type="button"
            className={styles.edge}
            aria-label={words.resize}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
              const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0
              fit(right - event.clientX)
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') fit(width + 16)
              if (event.key === 'ArrowRight') fit(width - 16)
            }}
          />
          <div className={styles.side} style={{ width }}>
            {side}
          </div>
        </>
      )}
    </div>
  )
}

function useRememberedWidth(name: string, first: number) {
  const key = `kebu.width.${name}`
  const [width, setWidth] = useState(() => Number(localStorage.getItem(key)) || first)
  const keep = (next: number) => {
    setWidth(next)
    localStorage.setItem(key, String(next))
  }
  return [width, keep] as const
}
