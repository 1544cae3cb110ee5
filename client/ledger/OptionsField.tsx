import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import type { OptionId } from '#shared/base/id.ts'
import type { Option } from '#shared/ledger/column.ts'
import { tagColors } from '../kit/Tag.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './OptionsField.module.css'

/** The choices of a select column. A removed choice stays in cells that hold it; it is only no longer offered, and may come back. */
export function OptionsField({
  options,
  fault,
  onChange,
}: {
  readonly options: readonly Option[]
  /** What is wrong with their names, if it was tried to save them. */
  readonly fault: string | null
  readonly onChange: (options: readonly Option[]) => void
}) {
  const say = useWords().ledger.column
  const workspace = useWorkspace()
  const live = options.filter((option) => option.deleted !== true)
  const deleted = options.filter((option) => option.deleted === true)
  const put = (id: OptionId, part: Partial<Option>) =>
    onChange(options.map((option) => (option.id === id ? { ...option, ...part } : option)))
  const move = (place: number, step: -1 | 1) => {
    const order = [...live]
    const [option] = order.splice(place, 1)
    if (option !== undefined) order.splice(place + step, 0, option)
    onChange([...order, ...deleted])
  }
  const add = () =>
    onChange([
      ...live,
      { id: workspace.newId.option(), name: say.optionName(live.length + 1), color: options.length % 12 },
      ...deleted,
    ])
  return (
    <Form.Item label={say.options} validateStatus={fault === null ? '' : 'error'} help={fault}>
      <ul className={styles.list}>
        {live.map((option, place) => (
          <li key={option.id}>
            <button
              type="button"
              className={styles.color}
              style={tagColors(option.color)}
              aria-label={say.optionColor(option.name)}
              onClick={() => put(option.id, { color: (option.color + 1) % 12 })}
            />
            <Input
              aria-label={say.optionName(place + 1)}
              maxLength={100}
              value={option.name}
              onChange={(event) => put(option.id, { name: event.target.value })}
            />
            <Button
              type="text"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={say.optionUp(option.name)}
              disabled={place === 0}
              onClick={() => move(place, -1)}
            />
            <Button
              type="text"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={say.optionDown(option.name)}
              disabled={place === live.length - 1}
              onClick={() => move(place, 1)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say.removeOption(option.name)}
              onClick={() => put(option.id, { deleted: true })}
            />
          </li>
        ))}
      </ul>
      <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {say.addOption}
      </Button>
      {deleted.length > 0 && (
        <p className={styles.deleted}>
          {say.deletedOptions}
          {deleted.map((option) => (
            <Button
              key={option.id}
              size="small"
              aria-label={say.restoreOption(option.name)}
              onClick={() => put(option.id, { deleted: false })}
            >
              {option.name}
            </Button>
          ))}
        </p>
      )}
    </Form.Item>
  )
}
