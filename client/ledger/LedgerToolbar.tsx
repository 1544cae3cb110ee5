import { useNavigate } from 'react-router'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { openFilePicker } from '../workbook/openFilePicker.ts'
import { derivedRead } from './derivedRead.ts'
import { ExportButton } from './ExportButton.tsx'
import { FieldsButton } from './FieldsButton.tsx'
import { layOut } from './layout.ts'
import type { Layout } from '#shared/view/layout.ts'
import { TeamButton } from '../team/TeamButton.tsx'
import type { TeamChoice } from '../team/useTeamChoice.ts'
import styles from './LedgerToolbar.module.css'
import { useWhoseChoices, type Whose } from './useMine.ts'

interface Props {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly layout: Layout
  /** What the list of exports calls what is taken out; null: the page itself. */
  readonly viewName: string | null
  readonly onLayout: (change: Partial<Layout>) => void
  readonly onAdd: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly sheet: React.RefObject<SheetHandle | null>
  readonly whose: Whose
  /** Of the page of everybody's customers. */
  readonly team: TeamChoice
  readonly onWhose: (whose: Whose) => void
}

/** One line: find, undo, add, fields, in and out. */
export function LedgerToolbar({
  search,
  onSearch,
  layout,
  viewName,
  onLayout,
  onAdd,
  onUndo,
  onRedo,
  sheet,
  whose,
  team,
  onWhose,
}: Props) {
  const words = useWords().ledger
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const company = useSource(workspace.company)
  const today = useDay()
  const undoable = useSource(workspace.undoList).length > 0
  const redoable = useSource(workspace.redoList).length > 0
  const navigate = useNavigate()
  const choices = useWhoseChoices(whose)
  const title = whose === 'all' ? words.title : words.mine
  const columns = () =>
    layOut(company.columns.values(), 'customers', layout).map((laid) => {
      const read = derivedRead(workspace, laid.column, today)
      return read === undefined ? laid : { ...laid, read }
    })
  return (
    <div role="toolbar" aria-label={words.toolbar} className={styles.bar}>
      <h1>{title}</h1>
      {whose !== 'all' && (
        <select
          className={styles.whose}
          aria-label={words.whose.label}
          value={whose}
          onChange={(event) => onWhose(choices.find((each) => each === event.target.value) ?? 'mine')}
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              {words.whose[each]}
            </option>
          ))}
        </select>
      )}
      {whose === 'all' && <TeamButton table="customers" choice={team} />}
      <label className={styles.search}>
        <Icon name="search" size={16} />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <span className={styles.space} />
      <IconButton icon="undo" label={words.undo} disabled={!undoable} onClick={onUndo} />
      <IconButton icon="redo" label={words.redo} disabled={!redoable} onClick={onRedo} />
      <IconButton icon="trash" label={words.trash} onClick={() => void navigate('/trash')} />
      <FieldsButton table="customers" layout={layout} onLayout={onLayout} />
      {mayAnywhere(viewer, 'import') && (
        <Button
          className={styles.inOut}
          aria-label={words.import}
          title={words.import}
          onClick={() => openFilePicker()}
        >
          <Icon name="upload" size={16} />
          <span className={styles.label}>{words.import}</span>
        </Button>
      )}
      <ExportButton sheet={sheet} columns={columns} viewName={viewName ?? title} name={words.sheetName} />
      {mayAnywhere(viewer, 'create') && (
        <Button look="primary" onClick={onAdd}>
          <Icon name="plus" size={16} />
          {words.addCustomer}
        </Button>
      )}
    </div>
  )
}
