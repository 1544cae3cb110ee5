import { Dialog } from '../kit/Dialog.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { commandKey } from '../kit/platform.ts'
import { useWords } from '../words/useWords.ts'
import { keyLists } from './keyLists.ts'
import styles from './KeysHelp.module.css'

/** `?`, or Ctrl+/ from within a sheet: what the keyboard does. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().shell.keys
  return (
    <Dialog title={words.title} wide onClose={onClose}>
      <div className={styles.groups}>
        {keyLists(commandKey()).map(({ group, lines }) => (
          <section key={group} className={styles.group}>
            <h3>{words.groups[group]}</h3>
            <dl>
              {lines.map(({ name, keys }) => (
                <div key={name} className={styles.line}>
                  <dt>{words.names[name]}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
