import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import type { Option } from '#shared/ledger/column.ts'
import { tagColors } from '../kit/Tag.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './OptionsField.module.css'

/** The choices of a select column. A removed choice stays in cells that hold it; it is only no longer offered. */
export function OptionsField({
  options,
  onChange,
}: {
  readonly options: readonly Option[]
  readonly onChange: (options: readonly Option[]) => void
}) {
  const say = useWords().ledger.column
  const workspace = useWorkspace()
  const live = options.filter((option) => option.deleted !== true)
  const put = (id: string, part: Partial<Option>) =>
    onChange(options.map((option) => (option.id === id ? { ...option, ...part } : option)))
  const add = () =>
    onChange([
      ...options,
      { id: workspace.newId.option(), name: say.optionName(live.length + 1), color: options.length % 12 },
    ])
  return (
    <Form.Item label={say.options}>
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
              onChange={(event) => event.target.value !== '' && put(option.id, { name: event.target.value })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say.removeOption(option.name)}
              onClick={() => put(option.id, { deleted: true })}
            />
          </li>
        ))}
      </ul>
      <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
        {say.addOption}
      </Button>
    </Form.Item>
  )
}
