import { useEffect, useState } from 'react'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './StatusList.module.css'

/** How well this device keeps the copy. */
export function StorageFacts({ persisted, wiped }: { readonly persisted: boolean | null; readonly wiped: boolean }) {
  const words = useWords().shell.status
  const usage = useUsage()
  const promise = persisted === null ? words.persistUnknown : persisted ? words.persisted : words.notPersisted
  return (
    <section className={styles.facts}>
      <h3 className={styles.heading}>{words.storage}</h3>
      {wiped && <p className={styles.warn}>{words.wiped}</p>}
      {!isSecureContext && <p className={styles.warn}>{words.insecure}</p>}
      <p>{promise}</p>
      {usage !== null && <p>{words.usage(usage)}</p>}
    </section>
  )
}

function useUsage(): string | null {
  const format = useFormat()
  const [bytes, setBytes] = useState<number | null>(null)
  useEffect(() => {
    // absent outside secure contexts
    const storage: StorageManager | undefined = navigator.storage
    storage?.estimate().then(
      ({ usage }) => setBytes(usage ?? null),
      () => setBytes(null),
    )
  }, [])
  return bytes === null ? null : `${format.number(bytes / 1024 / 1024, 1)} MB`
}
