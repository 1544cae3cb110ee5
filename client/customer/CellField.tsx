import { Checkbox, DatePicker, Input, Rate, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import PinyinMatch from 'pinyin-match'
import { useState } from 'react'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { FilesField } from '../attachment/FilesField.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './CellField.module.css'
import { LinkedField } from './LinkedField.tsx'
import { refusedCell } from './refusedCell.ts'
import { RichCellField } from './RichCellField.tsx'
import { RegionField } from './RegionField.tsx'
import type { CellFieldProps } from './cellFieldProps.ts'

/** The input for one cell outside the sheet, by the kind of its column. */
export function CellField(props: CellFieldProps) {
  const { column, value, onChange } = props
  switch (column.kind) {
    case 'select':
    case 'multiSelect':
    case 'person':
      return <ChoiceField {...props} />
    case 'customer':
    case 'contact':
      return <LinkedField {...props} />
    case 'attachment':
      return <FilesField column={column} customer={null} value={value} mayEdit onChange={onChange} />
    case 'region':
      return <RegionField {...props} />
    case 'richText':
      return <RichCellField {...props} />
    case 'checkbox':
      return (
        <Checkbox
          aria-label={column.name}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      )
    case 'rating':
      return (
        <Rate
          aria-label={column.name}
          count={column.most ?? 5}
          value={typeof value === 'number' ? value : 0}
          onChange={(stars) => onChange(stars === 0 ? null : stars)}
        />
      )
    case 'date':
    case 'dateTime':
      return <MomentField {...props} />
    default:
      return <TextField {...props} />
  }
}

function ChoiceField({ column, value, context, onChange, autoFocus, onDone }: CellFieldProps) {
  const words = useWords().customer.field
  const options =
    column.kind === 'person'
      ? [...context.members.values()]
          .filter((member) => member.left !== true || member.id === value)
          .map((member) => ({ value: member.id as string, label: member.name }))
      : (column.options ?? [])
          .filter((option) => option.deleted !== true || option.id === value)
          .map((option) => ({ value: option.id as string, label: option.name }))
  const shared = {
    'aria-label': column.name,
    className: styles.wide,
    options,
    autoFocus: autoFocus === true,
    allowClear: true,
    placeholder: words.choose,
    showSearch: {
      filterOption: (typed: string, option?: { readonly label?: unknown }) =>
        typed === '' || PinyinMatch.match(typeof option?.label === 'string' ? option.label : '', typed) !== false,
    },
  }
  if (column.kind === 'multiSelect') {
    return (
      <Select<string[]>
        {...shared}
        mode="multiple"
        value={Array.isArray(value) ? [...value] : []}
        onChange={(chosen) => onChange(chosen.length === 0 ? null : chosen)}
      />
    )
  }
  return (
    <Select<string>
      {...shared}
      value={typeof value === 'string' ? value : undefined}
      onChange={(chosen: string | undefined) => {
        onChange(chosen ?? null)
        onDone?.()
      }}
    />
  )
}

function MomentField({ column, value, onChange, autoFocus, when = 'left', onDone }: CellFieldProps) {
  const timed = column.kind === 'dateTime'
  const shown = typeof value === 'number' || typeof value === 'string' ? dayjs(value) : null
  const put = (day: Dayjs | null) => onChange(day === null ? null : timed ? day.valueOf() : day.format('YYYY-MM-DD'))
  return (
    <DatePicker
      aria-label={column.name}
      className={styles.wide}
      autoFocus={autoFocus === true}
      // a moment chosen but not confirmed would be lost when the field is left
      needConfirm={false}
      showTime={timed ? { format: 'HH:mm' } : false}
      format={timed ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      value={shown}
      onChange={(day) => {
        put(day)
        if (!timed) onDone?.()
      }}
      // the picker itself tells only after it was left, which is later than a click on "save"
      {...(when === 'typed' && {
        onCalendarChange: (day: Dayjs | Dayjs[]) => put((Array.isArray(day) ? day[0] : day) ?? null),
      })}
    />
  )
}

function TextField({
  column,
  value,
  context,
  onChange,
  check,
  onRefused,
  autoFocus,
  when = 'left',
  onDone,
}: CellFieldProps) {
  const words = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<CellRefusal | null>(null)
  const text = typed ?? formatCell(column, value, context)
  const commit = (): boolean => {
    if (typed === null) return true
    const parsed = parseCell(column, typed, context)
    const found = parsed.ok ? (check?.(parsed.value) ?? null) : parsed.refusal
    setRefusal(found)
    onRefused?.(found)
    if (!parsed.ok || found !== null) return false
    setTyped(null)
    onChange(parsed.value)
    return true
  }
  const type = (now: string) => {
    setTyped(now)
    const parsed = when === 'typed' ? parseCell(column, now, context) : null
    if (parsed !== null) onChange(parsed.ok ? parsed.value : null)
  }
  const shared = {
    'aria-label': column.name,
    'aria-invalid': refusal !== null,
    value: text,
    autoFocus: autoFocus === true,
    status: refusal === null ? undefined : ('error' as const),
    onBlur: commit,
  }
  return (
    <div className={styles.wide}>
      {column.kind === 'longText' ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <Input
          {...shared}
          onChange={(event) => type(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing && commit()) onDone?.()
          }}
        />
      )}
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusedCell(words.sheet.refused, refusal)}
        </p>
      )}
    </div>
  )
}
