import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '#shared/attachment/attachment.ts'
import { isImage } from '#shared/attachment/fileType.ts'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import type { FileHome } from './fileBox.ts'
import styles from './FilePreview.module.css'
import { useFileBox } from './FilesContext.tsx'

type Found = { readonly kind: 'asked' | 'absent' } | { readonly kind: 'here'; readonly url: string }

/** One file, large: a picture, a PDF in the browser's own viewer, anything else to be taken out. */
export function FilePreview({
  file,
  home,
  place,
  onStep,
}: {
  readonly file: Attachment
  readonly home: FileHome
  readonly place: { readonly at: number; readonly of: number }
  readonly onStep: (step: 1 | -1) => void
}) {
  const words = useWords().attachment
  const found = useBytes(file, home)
  const section = useRef<HTMLElement>(null)
  useArrows(section, onStep)
  return (
    <section ref={section} className={styles.preview} aria-label={words.previewOf(file.name)}>
      <div className={styles.bar}>
        <Button look="quiet" aria-label={words.previous} disabled={place.of < 2} onClick={() => onStep(-1)}>
          ‹
        </Button>
        <span aria-live="polite">{`${place.at} / ${place.of}`}</span>
        <Button look="quiet" aria-label={words.next} disabled={place.of < 2} onClick={() => onStep(1)}>
          ›
        </Button>
        {found.kind === 'here' && (
          <a className={styles.download} href={found.url} download={file.name}>
            {words.download}
          </a>
        )}
      </div>
      {found.kind === 'asked' && <p role="status">{words.loading}</p>}
      {found.kind === 'absent' && <p role="status">{words.absent}</p>}
      {found.kind === 'here' && <Shown file={file} url={found.url} />}
    </section>
  )
}

/** ← and → walk through the files, except while something is typed. */
function useArrows(section: React.RefObject<HTMLElement | null>, onStep: (step: 1 | -1) => void): void {
  useEffect(() => {
    const dialog = section.current?.closest('dialog')
    if (dialog === null || dialog === undefined) return
    const walk = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.isComposing) return
      if (event.key === 'ArrowRight') onStep(1)
      else if (event.key === 'ArrowLeft') onStep(-1)
      else return
      event.preventDefault()
    }
    dialog.addEventListener('keydown', walk)
    return () => dialog.removeEventListener('keydown', walk)
  }, [section, onStep])
}

function Shown({ file, url }: { readonly file: Attachment; readonly url: string }) {
  const words = useWords().attachment
  if (isImage(file.type)) return <img className={styles.picture} src={url} alt={file.name} />
  // the bytes are a PDF and the address says so: the frame can be nothing but the viewer
  if (file.type === 'pdf' && navigator.pdfViewerEnabled) {
    return <iframe className={styles.frame} src={url} title={file.name} />
  }
  return <p>{words.noPreview}</p>
}

function useBytes(file: Attachment, { customer, column }: FileHome): Found {
  const box = useFileBox()
  const [found, setFound] = useState<Found>({ kind: 'asked' })
  useEffect(() => {
    let url: string | null = null
    let isWanted = true
    const take = (blob: Blob | null) => {
      if (!isWanted) return
      url = blob === null ? null : URL.createObjectURL(blob)
      setFound(url === null ? { kind: 'absent' } : { kind: 'here', url })
    }
    box.read(file.id, { customer, column }).then(take, () => take(null))
    return () => {
      isWanted = false
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [box, file.id, customer, column])
  return found
}
