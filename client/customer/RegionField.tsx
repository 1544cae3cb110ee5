import { Cascader } from 'antd'
import { useMemo } from 'react'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { regionLevels, regionSeparator, type RegionNode } from '#shared/ledger/region.ts'
import { findRegions } from '../region/findRegions.ts'
import { useRegions } from '../region/useRegions.ts'
import { useWords } from '../words/useWords.ts'
import styles from './CellField.module.css'

interface Place {
  readonly value: string
  readonly label: string
  readonly children?: Place[]
}

/** A place of China outside the sheet, level by level or searched by name, pinyin and initials. */
export function RegionField({
  column,
  value,
  onChange,
  autoFocus,
  onDone,
}: {
  readonly column: Column
  readonly value: CellValue
  readonly onChange: (value: CellValue) => void
  readonly autoFocus?: boolean
  readonly onDone?: () => void
}) {
  const words = useWords().customer.field
  const book = useRegions(true)
  const options = useMemo(() => (book?.provinces ?? []).map(placeOf), [book])
  return (
    <Cascader<Place>
      aria-label={column.name}
      className={styles.wide}
      placeholder={words.choose}
      autoFocus={autoFocus === true}
      allowClear
      changeOnSelect
      options={options}
      value={typeof value === 'string' && value !== '' ? [...regionLevels(value)] : []}
      displayRender={(labels) => labels.join(regionSeparator)}
      showSearch={{
        filter: (typed, path) =>
          book !== undefined &&
          findRegions(book, typed).includes(path.map((place) => place.value).join(regionSeparator)),
      }}
      onChange={(path, chosen) => {
        onChange(path === undefined || path.length === 0 ? null : path.join(regionSeparator))
        // a higher place may be meant, or be on the way to a lower one
        if (path === undefined || chosen?.at(-1)?.children === undefined) onDone?.()
      }}
    />
  )
}

const placeOf = ({ name, children }: RegionNode): Place =>
  children.length === 0 ? { value: name, label: name } : { value: name, label: name, children: children.map(placeOf) }
