import { columnsOf, isTypeable, type Column, type ColumnKind } from '#shared/ledger/column.ts'
import { headerUnit } from '#shared/workbook/headerUnit.ts'
import type { Mapping } from '#shared/workbook/mapping.ts'
import type { SourceColumn } from '#shared/workbook/table.ts'
import { mayConfigure, seesOthers } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ImportWizard.module.css'
import type { MappingState } from './useImport.ts'

/** Kinds that a new column may get from a file. */
const newKinds: readonly ColumnKind[] = [
  'text',
  'longText',
  'richText',
  'number',
  'currency',
  'percent',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'checkbox',
  'phone',
  'email',
  'url',
  'rating',
  'person',
  'region',
]

interface MappingTableProps {
  readonly state: MappingState
  readonly onMap: (place: number, mapping: Mapping) => void
}

/** Every column of the file with what it holds and where it goes. */
export function MappingTable({ state, onMap }: MappingTableProps) {
  const words = useWords().workbook
  const { table, mappings, plan } = state
  return (
    <section aria-label={words.columns}>
      <table className={styles.mapping}>
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.samples}</th>
            <th scope="col">{words.target}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((source, place) => {
            const problems = plan?.problemsBySource.get(source.index) ?? 0
            const mapping = mappings[place] ?? { kind: 'skip' as const }
            return (
              <tr key={source.index} data-skip={mapping.kind === 'skip'}>
                <th scope="row">{source.name}</th>
                <td className={styles.samples}>{source.samples.slice(0, 3).join(' · ')}</td>
                <td>
                  <TargetSelect source={source} mapping={mapping} onMap={(next) => onMap(place, next)} />
                  <UnitTold header={source.name} mapping={mapping} />
                  {problems > 0 && <span className={styles.warn}>{words.problemsHere(problems)}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Says by what unit of the header bare numbers are counted up. */
function UnitTold({ header, mapping }: { readonly header: string; readonly mapping: Mapping }) {
  const words = useWords().workbook
  const { columns } = useSource(useWorkspace().company)
  const column = mapping.kind === 'column' ? columns.get(mapping.column) : undefined
  const unit = column === undefined ? null : headerUnit(header, column)
  return unit === null ? null : <span className={styles.told}>{words.headerUnit(unit.text)}</span>
}

interface TargetSelectProps {
  readonly source: SourceColumn
  readonly mapping: Mapping
  readonly onMap: (mapping: Mapping) => void
}

function TargetSelect({ source, mapping, onMap }: TargetSelectProps) {
  const { workbook: words, sheet } = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const group = (label: string, columns: readonly Column[]) => (
    <optgroup label={label}>
      {columns.filter(isTypeable).map((column) => (
        <option key={column.id} value={column.id}>{`${column.name}（${sheet.kind[column.kind]}）`}</option>
      ))}
    </optgroup>
  )
  return (
    <select
      className={styles.target}
      aria-label={words.targetFor(source.name)}
      data-target={mapping.kind}
      value={valueOf(mapping)}
      onChange={(event) => onMap(mappingOf(event.target.value, source, [...company.columns.values()]))}
    >
      <option value="skip">{words.skip}</option>
      {seesOthers(viewer) && <option value="owner">{words.owner}</option>}
      {group(words.customers, columnsOf(company.columns.values(), 'customers'))}
      {group(words.contacts, columnsOf(company.columns.values(), 'contacts'))}
      {mayConfigure(viewer) && (
        <optgroup label={words.create}>
          {newKinds.map((kind) => (
            <option key={kind} value={`new:${kind}`}>
              {words.newColumn(sheet.kind[kind])}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}

function valueOf(mapping: Mapping): string {
  if (mapping.kind === 'column') return mapping.column
  return mapping.kind === 'new' ? `new:${mapping.as.kind}` : mapping.kind
}

function mappingOf(value: string, source: SourceColumn, columns: readonly Column[]): Mapping {
  if (value === 'owner') return { kind: 'owner' }
  const kind = newKinds.find((each) => value === `new:${each}`)
  if (kind !== undefined)
    return { kind: 'new', name: source.name, as: kind === source.guess.kind ? source.guess : { kind } }
  const column = columns.find(({ id }) => id === value)
  return column === undefined ? { kind: 'skip' } : { kind: 'column', column: column.id }
}
