import { useEffect, useRef, useState } from 'react'
import type { AttachmentId } from '#shared/base/id.ts'
import {
  attachmentCell,
  attachmentLimits,
  cleanFileName,
  filesIn,
  type Attachment,
} from '#shared/attachment/attachment.ts'
import { usualUploads } from '#shared/attachment/uploads.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import type { FileHome } from './fileBox.ts'
import { FileFace } from './FileFace.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './FilesDialog.module.css'
import { useFileBox } from './FilesContext.tsx'
import { sizeText } from './sizeText.ts'
import { useAddFiles } from './useAddFiles.ts'

export interface FilesDialogProps {
  readonly title: string
  readonly value: CellValue
  readonly home: FileHome
  readonly mayEdit: boolean
  /** Files that were dropped or pasted and wait to be taken in. */
  readonly given?: readonly File[]
  /** Opens at this file. */
  readonly first?: AttachmentId
  readonly onChange: (now: CellValue) => void
  readonly onClose: () => void
}

/** The files of one cell: brought, looked at, renamed, taken away. */
export function FilesDialog({ title, value, home, mayEdit, given, first, onChange, onClose }: FilesDialogProps) {
  const words = useWords().attachment
  const files = filesIn(value)
  const [shown, show] = useState<AttachmentId | null>(first ?? null)
  const place = files.findIndex(({ id }) => id === shown)
  const present = files[place]
  const put = (now: readonly Attachment[]) => onChange(attachmentCell(now))
  const { add, busy, problems } = useAddFiles({ value, home, onChange })
  const box = useRef<HTMLDivElement>(null)
  useTakeGiven(mayEdit ? given : undefined, add)
  useBrought(box, mayEdit, add)
  return (
    <Dialog title={title} wide={present !== undefined} onClose={onClose}>
      <div ref={box} className={styles.box}>
        {mayEdit && <AddFiles isFull={files.length >= attachmentLimits.files} busy={busy} onFiles={add} />}
        {problems.map((problem) => (
          <p key={problem} role="alert" className={styles.problem}>
            {problem}
          </p>
        ))}
        {files.length === 0 && <p className={styles.none}>{words.none}</p>}
        <ul className={styles.list} aria-label={words.list}>
          {files.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              home={home}
              isShown={file.id === shown}
              mayEdit={mayEdit}
              onShow={() => show(file.id === shown ? null : file.id)}
              onRename={(name) => put(files.map((each) => (each.id === file.id ? { ...each, name } : each)))}
              onRemove={() => put(files.filter(({ id }) => id !== file.id))}
            />
          ))}
        </ul>
        {present !== undefined && (
          <FilePreview
            key={present.id}
            file={present}
            home={home}
            place={{ at: place + 1, of: files.length }}
            onStep={(step) => show(files[(place + step + files.length) % files.length]?.id ?? null)}
          />
        )}
      </div>
    </Dialog>
  )
}

function AddFiles({
  isFull,
  busy,
  onFiles,
}: {
  readonly isFull: boolean
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}) {
  const words = useWords().attachment
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.add}>
      <Button look="primary" busy={busy} disabled={isFull} onClick={() => input.current?.click()}>
        {words.add}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        accept="image/*,.pdf,.xlsx,.docx,.pptx,.txt,.csv"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <span className={styles.hint}>{isFull ? words.full(attachmentLimits.files) : words.hint}</span>
    </div>
  )
}

function FileLine({
  file,
  home,
  isShown,
  mayEdit,
  onShow,
  onRename,
  onRemove,
}: {
  readonly file: Attachment
  readonly home: FileHome
  readonly isShown: boolean
  readonly mayEdit: boolean
  readonly onShow: () => void
  readonly onRename: (name: string) => void
  readonly onRemove: () => void
}) {
  const words = useWords().attachment
  const state = useSource(useFileBox().states).get(file.id)
  const { megabytesPerDay } = useSource(useWorkspace().company).settings.uploads ?? usualUploads
  const [renaming, rename] = useState<string | null>(null)
  const keep = () => {
    const name = cleanFileName(renaming ?? '', file.name)
    rename(null)
    if (name !== file.name) onRename(name)
  }
  return (
    <li className={styles.line} data-shown={isShown}>
      {renaming === null ? (
        <button type="button" className={styles.open} aria-label={words.open(file.name)} onClick={onShow}>
          <FileFace file={file} home={home} />
          <span className={styles.name}>
            {file.name}
            <small>
              {sizeText(file.size)}
              {state !== undefined && <em data-state={state}> · {words.state[state](megabytesPerDay)}</em>}
            </small>
          </span>
        </button>
      ) : (
        <input
          className={styles.rename}
          aria-label={words.newName}
          value={renaming}
          autoFocus
          maxLength={attachmentLimits.name}
          onChange={(event) => rename(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') {
              event.preventDefault()
              rename(null)
            }
          }}
        />
      )}
      {mayEdit && renaming === null && (
        <>
          <Button look="quiet" aria-label={words.renameOf(file.name)} onClick={() => rename(file.name)}>
            {words.rename}
          </Button>
          <Button look="quiet" aria-label={words.removeOf(file.name)} onClick={onRemove}>
            {words.remove}
          </Button>
        </>
      )}
    </li>
  )
}

/** What was dropped on the cell is taken in once. */
function useTakeGiven(given: readonly File[] | undefined, add: (files: readonly File[]) => void): void {
  const taken = useRef<readonly File[] | null>(null)
  useEffect(() => {
    if (given === undefined || given.length === 0 || taken.current === given) return
    taken.current = given
    add(given)
  }, [given, add])
}

/** Files are dropped on the dialog or pasted into it. */
function useBrought(
  box: React.RefObject<HTMLElement | null>,
  mayEdit: boolean,
  add: (files: readonly File[]) => void,
): void {
  useEffect(() => {
    const dialog = box.current?.closest('dialog')
    if (dialog === null || dialog === undefined || !mayEdit) return
    const life = new AbortController()
    const take = (event: Event, data: DataTransfer | null) => {
      if (data === null || data.files.length === 0) return
      event.preventDefault()
      add([...data.files])
    }
    dialog.addEventListener('paste', (event) => take(event, event.clipboardData), { signal: life.signal })
    dialog.addEventListener('dragover', (event) => event.preventDefault(), { signal: life.signal })
    dialog.addEventListener('drop', (event) => take(event, event.dataTransfer), { signal: life.signal })
    return () => life.abort()
  }, [box, mayEdit, add])
}
