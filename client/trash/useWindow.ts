import { useEffect, useRef, useState } from 'react'

/** Rows drawn beyond the edge, so that a quick turn of the wheel shows no gap. */
const spare = 10

/** Which rows of a long list of equal heights are in sight, for a list that draws no others. */
export function useWindow(count: number, rowHeight: number) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 800 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const watch = new ResizeObserver(() => setSeen({ top: element.scrollTop, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const first = Math.min(Math.floor(seen.top / rowHeight), Math.max(0, count - 1))
  return {
    box,
    onScroll: ({ currentTarget }: React.UIEvent<HTMLDivElement>) =>
      setSeen({ top: currentTarget.scrollTop, height: currentTarget.clientHeight }),
    from: Math.max(0, first - spare),
    to: Math.min(count, first + Math.ceil(seen.height / rowHeight) + spare),
  }
}
