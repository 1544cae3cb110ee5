import { Button, Checkbox } from 'antd'
import { Tag } from '../kit/Tag.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import type { TrashItem } from './trashItems.ts'
import styles from './TrashPage.module.css'
import { useWindow } from './useWindow.ts'

interface Props {
  readonly items: readonly TrashItem[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (keys: ReadonlySet<string>) => void
  readonly onRestore: (items: readonly TrashItem[]) => void
}

const rowHeight = 40

/** The list itself; it draws only what is in sight, for an import that was undone lies here with all its rows. */
export function TrashTable({ items, chosen, onChoose, onRestore }: Props) {
  const words = useWords().trash
  const { box, onScroll, from, to } = useWindow(items.length, rowHeight)
  const tick = (key: string, isOn: boolean) => {
    const keys = new Set(chosen)
    if (isOn) keys.add(key)
    else keys.delete(key)
    onChoose(keys)
  }
  const isAll = items.length > 0 && items.every(({ key }) => chosen.has(key))
  return (
    <div ref={box} className={styles.scroller} onScroll={onScroll} tabIndex={-1}>
      <table className={styles.table} aria-label={words.title} aria-rowcount={items.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={styles.tick}>
              <Checkbox
                aria-label={words.chooseAll}
                checked={isAll}
                indeterminate={!isAll && items.some(({ key }) => chosen.has(key))}
                onChange={({ target }) => onChoose(new Set(target.checked ? items.map(({ key }) => key) : []))}
              />
            </th>
            <th scope="col">{words.column.name}</th>
            <th scope="col" className={styles.kind}>
              {words.column.kind}
            </th>
            <th scope="col" className={styles.by}>
              {words.column.by}
            </th>
            <th scope="col" className={styles.at}>
              {words.column.at}
            </th>
            <th scope="col" className={styles.act} aria-label={words.restore} />
          </tr>
        </thead>
        <tbody>
          {from > 0 && <tr aria-hidden style={{ height: from * rowHeight }} />}
          {items.slice(from, to).map((item, place) => (
            <Row
              key={item.key}
              item={item}
              place={from + place}
              isChosen={chosen.has(item.key)}
              onTick={(isOn) => tick(item.key, isOn)}
              onRestore={() => onRestore([item])}
            />
          ))}
          {to < items.length && <tr aria-hidden style={{ height: (items.length - to) * rowHeight }} />}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  item,
  place,
  isChosen,
  onTick,
  onRestore,
}: {
  readonly item: TrashItem
  readonly place: number
  readonly isChosen: boolean
  readonly onTick: (isOn: boolean) => void
  readonly onRestore: () => void
}) {
  const words = useWords().trash
  const format = useFormat()
  const { members } = useSource(useWorkspace().company)
  const name = item.name === '' ? words.unnamed : item.name
  const by = item.removed === null ? undefined : members.get(item.removed.by)?.name
  return (
    <tr aria-rowindex={place + 2} data-chosen={isChosen}>
      <td className={styles.tick}>
        <Checkbox
          aria-label={words.choose(name)}
          checked={isChosen}
          onChange={({ target }) => onTick(target.checked)}
        />
      </td>
      <td className={styles.what} title={item.of === '' ? name : `${name} · ${words.of[item.kind](item.of)}`}>
        <span className={styles.name}>{name}</span>
        {item.of !== '' && <span className={styles.of}>{words.of[item.kind](item.of)}</span>}
      </td>
      <td className={styles.kind}>
        <Tag color={kindColor[item.kind]}>{words.kind[item.kind]}</Tag>
      </td>
      <td className={styles.by}>{by ?? words.unknown}</td>
      <td className={styles.at}>{item.removed === null ? words.unknown : format.moment(item.removed.at)}</td>
      <td className={styles.act}>
        <Button type="link" size="small" aria-label={words.restoreOf(name)} onClick={onRestore}>
          {words.restore}
        </Button>
      </td>
    </tr>
  )
}

const kindColor: Readonly<Record<TrashItem['kind'], number>> = {
  customers: 0,
  contacts: 3,
  followups: 5,
  reminders: 7,
  column: 9,
  option: 10,
}
