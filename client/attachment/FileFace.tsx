import type { Attachment } from '#shared/attachment/attachment.ts'
import { isImage } from '#shared/attachment/fileType.ts'
import type { FileHome } from './fileBox.ts'
import styles from './FileFace.module.css'
import { useFileUrl } from './FilesContext.tsx'

/** The small picture of a file, or what it is in three letters. */
export function FileFace({ file, home }: { readonly file: Attachment; readonly home: FileHome }) {
  const url = useFileUrl(file.thumb?.id ?? (isImage(file.type) ? file.id : null), home)
  return url === null ? (
    <span className={styles.type} data-type={file.type} aria-hidden="true">
      {file.type.toUpperCase()}
    </span>
  ) : (
    <img className={styles.thumb} src={url} alt="" />
  )
}
