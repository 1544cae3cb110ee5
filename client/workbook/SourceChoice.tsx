import type { HeaderRows } from '#shared/workbook/header.ts'
import { useWords } from '../words/useWords.ts'
import styles from './ImportWizard.module.css'
import type { ImportActs, MappingState } from './useImport.ts'

/** Which sheet, where its header stands, and what becomes of names that exist. */
export function SourceChoice({ state, acts }: { readonly state: MappingState; readonly acts: ImportActs }) {
  const words = useWords().workbook
  const { sheets, table, duplicates } = state
  return (
    <div className={styles.choices}>
      <label>
        {words.sheet}
        <select value={table.sheet} onChange={(event) => acts.chooseTable(Number(event.target.value), 'auto')}>
          {sheets.map((sheet, place) => (
            <option key={sheet.name} value={place}>
              {words.sheetRows(sheet.name, sheet.rows, sheet.hidden)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.header}
        <select
          value={headerKey(table.header)}
          onChange={(event) => acts.chooseTable(table.sheet, headerOf(event.target.value))}
        >
          {headersOf(state).map((header) => (
            <option key={headerKey(header)} value={headerKey(header)}>
              {header === null ? words.noHeader : headerText(words, state, header)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.duplicates}
        <select
          value={duplicates}
          onChange={(event) => acts.setDuplicates(event.target.value === 'skip' ? 'skip' : 'create')}
        >
          <option value="create">{words.duplicatesCreate}</option>
          <option value="skip">{words.duplicatesSkip}</option>
        </select>
      </label>
    </div>
  )
}

const headerKey = (header: HeaderRows | null): string => (header === null ? 'none' : `${header.first}-${header.last}`)

function headerOf(key: string): HeaderRows | null {
  const [first, last] = key.split('-').map(Number)
  return key === 'none' || first === undefined || last === undefined ? null : { first, last }
}

function headerText(
  words: ReturnType<typeof useWords>['workbook'],
  { table }: MappingState,
  header: HeaderRows,
): string {
  const texts = table.top.find(({ number }) => number === header.last + 1)?.texts ?? []
  const shown = texts
    .filter((text) => text.trim() !== '')
    .slice(0, 3)
    .join(' · ')
  return `${words.headerAt(header.first + 1, header.last + 1)} ${shown.slice(0, 40)}`
}

/** None, every one of the first rows, and the one that was found when it spans two. */
function headersOf({ table }: MappingState): (HeaderRows | null)[] {
  const single = table.top.map(({ number }): HeaderRows => ({ first: number - 1, last: number - 1 }))
  const found = table.header
  const isListed = found === null || single.some(({ first, last }) => first === found.first && last === found.last)
  return [null, ...(isListed ? [] : [found]), ...single]
}
