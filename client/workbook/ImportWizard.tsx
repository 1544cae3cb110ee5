import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useWords } from '../words/useWords.ts'
import { FileFault } from './FileFault.tsx'
import { ImportResult } from './ImportResult.tsx'
import styles from './ImportWizard.module.css'
import { MappingPage } from './MappingPage.tsx'
import { ProgressLine } from './ProgressLine.tsx'
import { useImport } from './useImport.ts'

interface ImportWizardProps {
  readonly file: File
  readonly onChoose: (file: File) => void
  readonly onClose: () => void
}

/** One file on its way into the ledger: what it holds, where it goes, what came of it. */
export function ImportWizard({ file, onChoose, onClose }: ImportWizardProps) {
  const words = useWords().workbook
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (box.current?.open === false) box.current.showModal()
  }, [])
  return (
    <dialog
      ref={box}
      className={styles.wizard}
      aria-label={words.title(file.name)}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={styles.head}>
        <h2>{words.title(file.name)}</h2>
        <IconButton icon="close" label={words.close} onClick={() => box.current?.close()} />
      </header>
      <ImportBody
        key={`${file.name}/${file.lastModified}/${file.size}`}
        file={file}
        onChoose={onChoose}
        onClose={() => box.current?.close()}
      />
    </dialog>
  )
}

function ImportBody({ file, onChoose, onClose }: ImportWizardProps) {
  const words = useWords().workbook
  const sentence = useRefusalSentence()
  const navigate = useNavigate()
  const { state, acts } = useImport(file)
  switch (state.kind) {
    case 'reading':
      return <ProgressLine text={words.reading[state.stage]} act={words.stop} onAct={onClose} />
    case 'fault':
      return <FileFault fault={state.fault} onChoose={onChoose} />
    case 'mapping':
      return <MappingPage state={state} acts={acts} onCancel={onClose} />
    case 'writing':
      return (
        <ProgressLine
          text={words.writing(state.stored, state.total)}
          hint={words.writingHint}
          share={state.stored / Math.max(1, state.total)}
          act={words.stop}
          onAct={acts.stop}
        />
      )
    case 'done':
      return (
        <ImportResult
          state={state}
          onUndo={acts.undo}
          onLedger={() => {
            onClose()
            void navigate('/ledger')
          }}
        />
      )
    case 'failed': {
      const reasons = [...new Set(state.refusals.map(sentence))].slice(0, 3).join('；')
      return (
        <div className={styles.middle} role="alert">
          <p>{reasons === '' ? words.failed : words.refused(reasons)}</p>
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      )
    }
  }
}
