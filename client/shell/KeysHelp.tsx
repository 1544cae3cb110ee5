import { Dialog } from '../kit/Dialog.tsx'
import { commandKey, Kbd } from '../kit/Kbd.tsx'
import { useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'
import styles from './KeysHelp.module.css'

type Keys = Words['shell']['keys']
interface Line {
  readonly name: keyof Keys['names']
  readonly keys: readonly string[]
}

const linesOf = (
  command: string,
): readonly { readonly group: keyof Keys['groups']; readonly lines: readonly Line[] }[] => [
  {
    group: 'everywhere',
    lines: [
      { name: 'search', keys: [command, 'K'] },
      { name: 'undo', keys: [command, 'Z'] },
      { name: 'redo', keys: [command, 'Shift', 'Z'] },
      { name: 'close', keys: ['Esc'] },
      { name: 'help', keys: ['?'] },
    ],
  },
  {
    group: 'sheet',
    lines: [
      { name: 'walk', keys: ['↑', '↓', '←', '→'] },
      { name: 'edit', keys: ['F2'] },
      { name: 'enter', keys: ['Enter'] },
      { name: 'tab', keys: ['Tab'] },
      { name: 'copy', keys: [command, 'C / V'] },
      { name: 'clear', keys: ['Delete'] },
    ],
  },
  {
    group: 'customer',
    lines: [
      { name: 'nextCustomer', keys: ['↑', '↓'] },
      { name: 'followUp', keys: ['N'] },
    ],
  },
]

/** `?`: what the keyboard does. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().shell.keys
  return (
    <Dialog title={words.title} onClose={onClose}>
      {linesOf(commandKey()).map(({ group, lines }) => (
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
    </Dialog>
  )
}
