import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeSetId } from '#shared/base/id.ts'
import type { Change, Refusal } from '#shared/ledger/change.ts'
import type { WorkbookFault } from '#shared/workbook/fault.ts'
import type { HeaderRows } from '#shared/workbook/header.ts'
import type { Mapping } from '#shared/workbook/mapping.ts'
import type { PlanRefusal } from '#shared/workbook/plan.ts'
import type { ProblemLine } from '#shared/workbook/problemList.ts'
import { readRemembered, recall, remember, type RememberedImport } from '#shared/workbook/remembered.ts'
import { ChangeRefused, type Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { openImportDesk, type ImportDesk } from './importDesk.ts'
import { importRights, importSetting } from './importSetting.ts'
import type { PlanView, SheetSummary, TableView } from './importSession.ts'
import type { ReadStage } from './readWorkbook.ts'

/** What is chosen on the mapping page, and what would come of it. */
export interface MappingState {
  readonly kind: 'mapping'
  readonly sheets: readonly SheetSummary[]
  readonly table: TableView
  readonly mappings: readonly Mapping[]
  /** An earlier workbook with the same headers, whose mappings these are. */
  readonly recalled: RememberedImport | null
  readonly duplicates: 'create' | 'skip'
  readonly planning: boolean
  readonly plan: PlanView | null
  readonly refusal: PlanRefusal | null
}

export interface DoneState {
  readonly kind: 'done'
  readonly plan: PlanView
  readonly problems: readonly ProblemLine[]
  readonly set: ChangeSetId
  /** Cells that an undo left alone because somebody had changed them. */
  readonly undone: { readonly kept: number } | null
}

export type ImportState =
  | { readonly kind: 'reading'; readonly stage: ReadStage }
  | { readonly kind: 'fault'; readonly fault: WorkbookFault }
  | MappingState
  | { readonly kind: 'writing'; readonly stored: number; readonly total: number }
  | DoneState
  | { readonly kind: 'failed'; readonly refusals: readonly Refusal[] }

export interface ImportActs {
  readonly chooseTable: (sheet: number, header: HeaderRows | null | 'auto') => void
  readonly map: (place: number, mapping: Mapping) => void
  /** Goes by what the columns are called and hold, not by what was chosen last time. */
  readonly guessAnew: () => void
  readonly setDuplicates: (duplicates: 'create' | 'skip') => void
  readonly start: () => void
  /** While it is written: what was stored is taken back as one gesture. */
  readonly stop: () => void
  readonly undo: () => void
}

/** The road of one file: read, mapped, planned, written, undone. Everything heavy happens in the worker. */
export function useImport(file: File): { readonly state: ImportState; readonly acts: ImportActs } {
  const workspace = useWorkspace()
  const [state, setState] = useState<ImportState>({ kind: 'reading', stage: 'gate' })
  const desk = useRef<ImportDesk | null>(null)
  const stopped = useRef(false)
  const newest = useRef(0)

  const fail = useCallback((error: unknown) => {
    const refusals = error instanceof ChangeRefused ? error.refusals.map(({ refusal }) => refusal) : []
    setState({ kind: 'failed', refusals })
  }, [])

  /** Plans the present choice; an answer that a newer choice has overtaken is dropped. */
  const plan = useCallback(
    (chosen: MappingState) => {
      const present = (newest.current += 1)
      setState({ ...chosen, planning: true })
      desk.current
        ?.ask<'plan'>({ kind: 'plan', mappings: chosen.mappings, duplicates: chosen.duplicates })
        .then((planned) => {
          if (present !== newest.current) return
          const facts = planned.ok ? { plan: planned.value, refusal: null } : { plan: null, refusal: planned.refusal }
          setState({ ...chosen, ...facts, planning: false })
        })
        .catch(fail)
    },
    [fail],
  )

  useEffect(() => {
    const opened = openImportDesk((stage) => setState({ kind: 'reading', stage }))
    desk.current = opened
    let isOver = false
    const read = async () => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const answer = await opened.ask<'open'>({
        kind: 'open',
        setting: await importSetting(workspace),
        bytes,
        fileName: file.name,
      })
      if (isOver) return
      if (!answer.ok) return setState({ kind: 'fault', fault: answer.refusal })
      const { sheets, first } = answer.value
      plan({
        kind: 'mapping',
        sheets,
        ...recalledFor(workspace, first),
        duplicates: 'create',
        planning: true,
        plan: null,
        refusal: null,
      })
    }
    read().catch(() => {
      if (!isOver) setState({ kind: 'fault', fault: { kind: 'damaged', detail: 'unreadable' } })
    })
    return () => {
      isOver = true
      newest.current += 1
      opened[Symbol.dispose]()
    }
  }, [file, workspace, plan])

  const acts: ImportActs = {
    chooseTable(sheet, header) {
      if (state.kind !== 'mapping') return
      desk.current
        ?.ask<'table'>({ kind: 'table', sheet, header })
        .then((table) => plan({ ...state, ...recalledFor(workspace, table), plan: null, refusal: null }))
        .catch(fail)
    },
    map(place, mapping) {
      if (state.kind === 'mapping') plan({ ...state, mappings: withTarget(state.mappings, place, mapping) })
    },
    guessAnew() {
      if (state.kind === 'mapping') plan({ ...state, mappings: state.table.mappings, recalled: null })
    },
    setDuplicates(duplicates) {
      if (state.kind === 'mapping') plan({ ...state, duplicates })
    },
    start() {
      if (state.kind !== 'mapping' || state.plan === null || desk.current === null) return
      stopped.current = false
      write(workspace, desk.current, {
        file: file.name,
        chosen: state,
        plan: state.plan,
        show: setState,
        isStopped: () => stopped.current,
      }).catch(fail)
    },
    stop() {
      stopped.current = true
    },
    undo() {
      if (state.kind !== 'done') return
      workspace
        .undo(state.set)
        .then((outcome) => setState({ ...state, undone: { kept: outcome.kind === 'ask' ? outcome.cells.length : 0 } }))
        .catch(fail)
    },
  }
  return { state, acts }
}

interface Writing {
  readonly file: string
  readonly chosen: MappingState
  readonly plan: PlanView
  readonly show: (state: ImportState) => void
  readonly isStopped: () => boolean
}

/** One change set for the whole file, so that one undo takes it back. */
async function write(workspace: Workspace, desk: ImportDesk, writing: Writing): Promise<void> {
  const { file, plan, show, isStopped } = writing
  show({ kind: 'writing', stored: 0, total: plan.created })
  const problems = await desk.ask<'problems'>({ kind: 'problems' })
  const changes = await changesFrom(desk)
  const total = changes.length
  if (isStopped()) return show({ kind: 'failed', refusals: [] })
  const set = await workspace.submit({ kind: 'import', label: file.slice(0, 200), changes }, (stored) =>
    show({ kind: 'writing', stored, total }),
  )
  const done: DoneState = { kind: 'done', plan, problems, set, undone: null }
  if (!isStopped()) {
    keepMappings(workspace, writing)
    return show(done)
  }
  const outcome = await workspace.undo(set)
  show({ ...done, undone: { kept: outcome.kind === 'ask' ? outcome.cells.length : 0 } })
}

/** Changes handed over by the worker in one go: a hundred thousand at once would stop the page for seconds. */
const handedAtOnce = 2_000

async function changesFrom(desk: ImportDesk): Promise<readonly Change[]> {
  const changes: Change[] = []
  for (;;) {
    const some = await desk.ask<'changes'>({ kind: 'changes', most: handedAtOnce })
    if (some.length === 0) return changes
    changes.push(...some)
  }
}

/** A target belongs to one column of the file: choosing it anew frees it where it was. */
function withTarget(mappings: readonly Mapping[], place: number, mapping: Mapping): Mapping[] {
  return mappings.map((each, index): Mapping => {
    if (index === place) return mapping
    const isSame =
      mapping.kind === 'owner'
        ? each.kind === 'owner'
        : mapping.kind === 'column' && each.kind === 'column' && each.column === mapping.column
    return isSame ? { kind: 'skip' } : each
  })
}

/** The key of a person's own document under which his mappings stand, so that they follow him to every device. */
const rememberedKey = 'imports'

const rememberedBy = (workspace: Workspace) => readRemembered(workspace.personal.get().get(rememberedKey))

/** A table with the mappings of an earlier workbook like it, else with those proposed. */
function recalledFor(workspace: Workspace, table: TableView): Pick<MappingState, 'table' | 'mappings' | 'recalled'> {
  const found = recall(rememberedBy(workspace), {
    columns: table.columns,
    proposed: table.mappings,
    ledger: [...workspace.company.get().columns.values()],
    rights: importRights(workspace),
  })
  return { table, mappings: found?.mappings ?? table.mappings, recalled: found?.from ?? null }
}

function keepMappings(workspace: Workspace, { file, chosen, plan }: Writing): void {
  const { columns } = chosen.table
  const madeBySource = new Map(plan.columns.map(({ source, column }) => [source, column.id]))
  const mappings = chosen.mappings.map((mapping, place): Mapping => {
    const made = mapping.kind === 'new' ? madeBySource.get(columns[place]?.index ?? -1) : undefined
    return made === undefined ? mapping : { kind: 'column', column: made }
  })
  const list = remember(rememberedBy(workspace), { file, at: workspace.now(), columns, mappings })
  workspace
    .submit({
      kind: 'personal',
      changes: [{ kind: 'putPersonal', key: rememberedKey, value: structuredClone(list) as never }],
    })
    // not worth a message: next time the mappings are guessed again
    .catch(() => undefined)
}
