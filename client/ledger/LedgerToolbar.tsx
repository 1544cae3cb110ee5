import {
  DownloadOutlined,
  PlusOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  UploadOutlined,
} from '@ant-design/icons'
import { Button, Input } from 'antd'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { openFilePicker } from '../workbook/openFilePicker.ts'
import { FieldsButton } from './FieldsButton.tsx'
import type { Layout } from '#shared/view/layout.ts'
import styles from './LedgerToolbar.module.css'
import { useExport } from './useExport.ts'

interface Props {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  readonly onAdd: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly sheet: React.RefObject<SheetHandle | null>
  readonly scope: 'all' | 'mine'
}

/** One line: find, undo, add, fields, in and out. */
export function LedgerToolbar({ search, onSearch, layout, onLayout, onAdd, onUndo, onRedo, sheet, scope }: Props) {
  const words = useWords().ledger
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const undoable = useSource(workspace.undoList).length > 0
  const redoable = useSource(workspace.redoList).length > 0
  const exporting = useExport(sheet, layout)
  return (
    <div role="toolbar" aria-label={words.toolbar} className={styles.bar}>
      <h1>{scope === 'all' ? words.title : words.mine}</h1>
      <Input
        type="search"
        className={styles.search}
        prefix={<SearchOutlined aria-hidden />}
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
      />
      <span className={styles.space} />
      <Button
        type="text"
        icon={<UndoOutlined aria-hidden />}
        aria-label={words.undo}
        title={words.undo}
        disabled={!undoable}
        onClick={onUndo}
      />
      <Button
        type="text"
        icon={<RedoOutlined aria-hidden />}
        aria-label={words.redo}
        title={words.redo}
        disabled={!redoable}
        onClick={onRedo}
      />
      <FieldsButton table="customers" layout={layout} onLayout={onLayout} />
      {mayAnywhere(viewer, 'import') && (
        <Button icon={<UploadOutlined aria-hidden />} onClick={() => openFilePicker()}>
          {words.import}
        </Button>
      )}
      {mayAnywhere(viewer, 'export') && (
        <Button icon={<DownloadOutlined aria-hidden />} loading={exporting.busy} onClick={exporting.run}>
          {words.export}
        </Button>
      )}
      {mayAnywhere(viewer, 'create') && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          {words.addCustomer}
        </Button>
      )}
    </div>
  )
}
