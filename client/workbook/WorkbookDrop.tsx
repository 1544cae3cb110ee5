import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Icon } from '../kit/Icon.tsx'
import { useToasts } from '../kit/useToasts.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { onFileChosen } from './openFilePicker.ts'
import styles from './WorkbookDrop.module.css'

const AntdTheme = lazy(() => import('../kit/AntdTheme.tsx'))
const ImportWizard = lazy(() => import('./ImportWizard.tsx').then((module) => ({ default: module.ImportWizard })))

/** Takes a workbook wherever on the page it is let go, or from the file picker, and opens the import. */
export function WorkbookDrop() {
  const words = useWords().workbook
  const [file, setFile] = useState<File | null>(null)
  const workspace = useWorkspace()
  const toasts = useToasts()
  const take = useCallback(
    (chosen: File) => {
      if (mayAnywhere(workspace.viewer.get(), 'import')) setFile((present) => present ?? chosen)
      else toasts.show({ text: words.mayNotImport, tone: 'lost' })
    },
    [workspace, toasts, words],
  )
  const isOver = useFileOverPage(take)
  useEffect(() => onFileChosen(take), [take])
  return (
    <>
      {isOver && (
        <div className={styles.overlay} role="status">
          <div className={styles.box}>
            <Icon name="upload" size={32} />
            <strong>{words.drop}</strong>
            <span>{words.dropHint}</span>
          </div>
        </div>
      )}
      {file !== null && (
        <Suspense fallback={null}>
          <AntdTheme>
            <ImportWizard file={file} onChoose={setFile} onClose={() => setFile(null)} />
          </AntdTheme>
        </Suspense>
      )}
    </>
  )
}

/** Is a file held over the page now? `take` gets the first one let go. */
function useFileOverPage(take: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault() // else the browser would leave the page and open the file itself
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file === undefined) return
      event.preventDefault()
      take(file)
    }
    const heard = { dragenter: over, dragover: over, dragleave: leave, drop } as const
    for (const [name, listener] of Object.entries(heard)) window.addEventListener(name as keyof typeof heard, listener)
    return () => {
      for (const [name, listener] of Object.entries(heard))
        window.removeEventListener(name as keyof typeof heard, listener)
    }
  }, [take])
  return isOver
}
