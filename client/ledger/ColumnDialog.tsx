import { Alert, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import PinyinMatch from 'pinyin-match'
import { useMemo, useState } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnsOf, ColumnKind, type Column, type Option, type TableId } from '#shared/ledger/column.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import type { TableRows } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'
import { areRulesSound } from '#shared/ledger/checkRules.ts'
import { ColumnClassField } from './ColumnClassField.tsx'
import { ColumnRulesField } from './ColumnRulesField.tsx'
import { OptionsField } from './OptionsField.tsx'
import { previewRetype, unitFound, type RetypePreview } from './retype.ts'
import { useCellContext } from './useCellContext.ts'

export interface ColumnDialogProps {
  readonly table: TableId
  /** The column to change, or null for a new one. */
  readonly column: Column | null
  /** Where a new column goes: its `order`. */
  readonly order: number
  readonly onClose: () => void
}

/** Makes or changes a column for everybody: name, kind (with a preview of what converts), description, options. */
export function ColumnDialog({ table, column, order, onClose }: ColumnDialogProps) {
  const words = useWords()
  const say = words.ledger.column
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const submit = useSubmit()
  const [draft, setDraft] = useState<Column>(
    () => column ?? { id: workspace.newId.column(), table, kind: 'text', name: '', order },
  )
  const name = draft.name.trim()
  const taken = columnsOf(company.columns.values(), table).some((each) => each.id !== draft.id && each.name === name)
  const choosing = draft.kind === 'select' || draft.kind === 'multiSelect'
  const fault = name === '' ? say.nameNeeded : taken ? say.nameTaken : null
  const optionFault = choosing ? faultOfOptions(draft.options ?? [], say) : null
  const [tried, setTried] = useState(false)
  const preview = useRetypePreview(column, draft)
  const put = (part: Partial<Column>) => setDraft((before) => ({ ...before, ...part }))
  const retype = (kind: ColumnKind) => {
    if (column === null || kind === column.kind) {
      return put({ kind, symbol: column?.symbol, byDefault: column?.byDefault })
    }
    // texts that all count in 台 become numbers that do
    const found = kind === 'number' ? unitFound(column, cellsOf(workspace.rows(table), column.id)) : null
    put({ kind, symbol: found ?? undefined, byDefault: undefined })
  }
  const save = () => {
    setTried(true)
    if (fault !== null || optionFault !== null || !areRulesSound(draft)) return
    const options = draft.options?.map((option) => ({ ...option, name: option.name.trim() }))
    const now = { ...draft, name, ...(options !== undefined && { options }) }
    submit({ kind: 'configure', label: name, changes: changesOf(column, now) }, onClose)
  }
  return (
    <Modal
      open
      title={column === null ? say.add : say.edit(column.name)}
      okText={say.save}
      cancelText={say.cancel}
      onOk={save}
      onCancel={onClose}
      width={520}
      centered
      styles={{ body: { maxHeight: 'calc(100vh - 180px)', overflowY: 'auto', paddingInlineEnd: 8 } }}
    >
      <Form layout="vertical" onFinish={save}>
        <Form.Item label={say.name} validateStatus={tried && fault !== null ? 'error' : ''} help={tried ? fault : null}>
          <Input
            aria-label={say.name}
            autoFocus
            maxLength={60}
            value={draft.name}
            onChange={(event) => put({ name: event.target.value })}
            onPressEnter={(event) => !event.nativeEvent.isComposing && save()}
          />
        </Form.Item>
        <Form.Item label={say.kind} extra={draft.role !== undefined ? say.role : say.kindHint[draft.kind]}>
          <Select<ColumnKind>
            aria-label={say.kind}
            disabled={draft.role !== undefined}
            value={draft.kind}
            onChange={retype}
            showSearch={{
              filterOption: (typed, option) =>
                typed === '' ||
                PinyinMatch.match(typeof option?.label === 'string' ? option.label : '', typed) !== false,
            }}
            options={ColumnKind.options

              .map((kind) => ({ value: kind, label: words.sheet.kind[kind] }))}
          />
        </Form.Item>
        {preview !== null && <Preview preview={preview} />}
        {choosing && (
          <OptionsField
            options={draft.options ?? []}
            fault={tried ? optionFault : null}
            onChange={(options) => put({ options })}
          />
        )}
        {(draft.kind === 'number' || draft.kind === 'currency' || draft.kind === 'percent') && (
          <Form.Item label={say.decimals}>
            <InputNumber
              aria-label={say.decimals}
              min={0}
              max={8}
              value={draft.decimals ?? null}
              onChange={(decimals) => put({ decimals: decimals ?? undefined })}
            />
          </Form.Item>
        )}
        {draft.kind === 'number' && (
          <Form.Item label={say.unit} extra={say.unitHint}>
            <Input
              aria-label={say.unit}
              maxLength={4}
              value={draft.symbol ?? ''}
              onChange={(event) => put({ symbol: event.target.value.trim() || undefined })}
            />
          </Form.Item>
        )}
        {draft.kind === 'currency' && (
          <Form.Item label={say.symbol}>
            <Input
              aria-label={say.symbol}
              maxLength={4}
              value={draft.symbol ?? '¥'}
              onChange={(event) => put({ symbol: event.target.value })}
            />
          </Form.Item>
        )}
        {draft.kind === 'rating' && (
          <Form.Item label={say.most}>
            <InputNumber
              aria-label={say.most}
              min={1}
              max={10}
              value={draft.most ?? 5}
              onChange={(most) => put({ most: most ?? 5 })}
            />
          </Form.Item>
        )}
        <Form.Item label={say.description}>
          <Input.TextArea
            aria-label={say.description}
            placeholder={say.descriptionHint}
            maxLength={500}
            autoSize
            value={draft.description ?? ''}
            onChange={(event) => put({ description: event.target.value === '' ? undefined : event.target.value })}
          />
        </Form.Item>
        <ColumnClassField before={column} draft={draft} onChange={put} />
        <ColumnRulesField column={draft} onChange={put} />
        {draft.role !== 'name' && (
          <Form.Item>
            <Checkbox checked={draft.hidden === true} onChange={(event) => put({ hidden: event.target.checked })}>
              {say.hidden}
            </Checkbox>
          </Form.Item>
        )}
        <p>{say.forEverybody}</p>
      </Form>
    </Modal>
  )
}

function faultOfOptions(options: readonly Option[], say: Words['ledger']['column']): string | null {
  const names = new Set<string>()
  for (const option of options) {
    if (option.deleted === true) continue
    const name = option.name.trim()
    if (name === '') return say.optionNameNeeded
    if (names.has(name)) return say.optionNameTaken(name)
    names.add(name)
  }
  return null
}

/** A change of kind is a retype, so that every cell is converted; everything else is put whole, guarded by what it was. */
function changesOf(was: Column | null, now: Column): Change[] {
  if (was === null || was.kind === now.kind) return [{ kind: 'putColumn', was, now }]
  // Options and such first, so that texts find the options they convert to.
  const prepared: Column = { ...now, kind: was.kind }
  return [
    { kind: 'putColumn', was, now: prepared },
    { kind: 'retypeColumn', column: now.id, from: was.kind, to: now.kind },
  ]
}

function* cellsOf(rows: TableRows, column: ColumnId): Generator<CellValue> {
  for (const row of rows.all()) yield row.cells[column] ?? null
}

function useRetypePreview(was: Column | null, now: Column): RetypePreview | null {
  const workspace = useWorkspace()
  const context = useCellContext()
  return useMemo(() => {
    if (was === null || was.kind === now.kind) return null
    return previewRetype(was, now, cellsOf(workspace.rows(was.table), was.id), context)
  }, [workspace, was, now, context])
}

function Preview({ preview }: { readonly preview: RetypePreview }) {
  const say = useWords().ledger.column.retype
  return (
    <Alert
      type={preview.lost > 0 ? 'warning' : 'info'}
      title={say.title}
      description={
        <>
          <div>{say.converts(preview.converts)}</div>
          {preview.options > 0 && <div>{say.options(preview.options)}</div>}
          {preview.lost > 0 && <div>{say.lost(preview.lost)}</div>}
          <ul>
            {preview.samples.map(({ before, after }) => (
              <li key={before}>{say.sample(before, after ?? say.emptied)}</li>
            ))}
          </ul>
        </>
      }
    />
  )
}
