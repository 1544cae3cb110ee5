import { useCallback, useEffect, useRef, useState } from 'react'
import { newAttachmentId, randomFromBytes } from '#shared/base/id.ts'
import { attachmentCell, attachmentLimits, filesIn } from '#shared/attachment/attachment.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { useWords } from '../words/useWords.ts'
import type { FileHome } from './fileBox.ts'
import { useFileBox } from './FilesContext.tsx'
import { prepareFile, type PreparedFile } from './prepareFile.ts'

/** Takes files in: first their bytes are safe on this device, then the cell names them. */
export function useAddFiles(parts: {
  readonly value: CellValue
  readonly home: FileHome
  readonly onChange: (now: CellValue) => void
}): {
  readonly add: (files: readonly File[]) => void
  readonly busy: boolean
  readonly problems: readonly string[]
} {
  const words = useWords().attachment
  const box = useFileBox()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  // the cell as it is when the bytes are ready, which may be later than when they were brought
  const latest = useRef({ ...parts, words })
  useEffect(() => {
    latest.current = { ...parts, words }
  })
  const add = useCallback(
    (given: readonly File[]) => {
      const take = async () => {
        const { refused, full, name } = latest.current.words
        const found: string[] = []
        const ready: PreparedFile[] = []
        const room = attachmentLimits.files - filesIn(latest.current.value).length
        if (given.length > room) found.push(full(attachmentLimits.files))
        for (const each of given.slice(0, Math.max(0, room))) {
          const prepared = await prepareFile(each, newId, name)
          if (prepared.ok) ready.push(prepared.value)
          else found.push(refused[prepared.refusal.kind](prepared.refusal.name))
        }
        setProblems(found)
        if (ready.length === 0) return
        await box.add(
          ready.flatMap(({ bytes }) => bytes),
          latest.current.home,
        )
        const { value, onChange } = latest.current
        onChange(attachmentCell([...filesIn(value), ...ready.map(({ file }) => file)]))
      }
      setBusy(true)
      take()
        .catch(() => setProblems([latest.current.words.noRoom]))
        .finally(() => setBusy(false))
    },
    [box],
  )
  return { add, busy, problems }
}

const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
const newId = () => newAttachmentId(random)
