import { ChangeSetKind, partLimits, type ChangePart } from '../ledger/change.ts'
import { TableId } from '../ledger/column.ts'

/**
 * Whether a submit's body is exactly what its schema would make of it: set and create changes and nothing unknown. The
 * server hears hardly anything else, and looking costs a fraction of a parse. `false` says nothing, the schema decides
 * then; `true` where the schema would refuse or strip something is a hole in the door (`test/wire` asks both).
 */
export function isPlainSubmit(body: unknown): body is { readonly parts: ChangePart[] } {
  return isObject(body) && hasOnly(body, bodyKeys) && isList(body['parts'], { least: 1, most: 64, of: isPart })
}

type Plain = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const bodyKeys = new Set(['parts'])
const partKeys = new Set(['set', 'part', 'changes', 'link'])
const setKeys = new Set(['id', 'kind', 'label', 'author', 'device', 'madeAt', 'undoes'])
const changeKeys = new Set(['kind', 'customer', 'table', 'record', 'cells'])
const createKeys = new Set([...changeKeys, 'owner'])
const setCellKeys = new Set(['column', 'was', 'now'])
const createCellKeys = new Set(['column', 'now'])
const kinds: ReadonlySet<unknown> = new Set(ChangeSetKind.options)
const tables: ReadonlySet<unknown> = new Set(TableId.options)

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const isChangeSetId = matches(/^set_[a-z0-9]{12}$/)
const isMemberId = matches(/^mem_[a-z0-9]{12}$/)
const isDeviceId = matches(/^dev_[a-z0-9]{12}$/)
const isLinkId = matches(/^lnk_[a-z0-9]{12}$/)
const isCustomerId = matches(/^cus_[a-z0-9]{12}$/)
const isRecordId = matches(/^(rec|cus)_[a-z0-9]{12}$/)
const isColumnId = matches(/^col_[a-z0-9]{12}$/)

function isPart(part: unknown): boolean {
  return (
    isObject(part) &&
    hasOnly(part, partKeys) &&
    isSet(part['set']) &&
    isWhole(part['part'], 0, 100_000) &&
    isList(part['changes'], { least: 1, most: partLimits.changes, of: isRecordChange }) &&
    (part['link'] === null || isLinkId(part['link']))
  )
}

function isSet(set: unknown): boolean {
  return (
    isObject(set) &&
    hasOnly(set, setKeys) &&
    isChangeSetId(set['id']) &&
    kinds.has(set['kind']) &&
    typeof set['label'] === 'string' &&
    set['label'].length <= 200 &&
    isMemberId(set['author']) &&
    isDeviceId(set['device']) &&
    isWhole(set['madeAt'], -8.64e15, 8.64e15) &&
    (set['undoes'] === undefined || isChangeSetId(set['undoes']))
  )
}

function isRecordChange(change: unknown): boolean {
  if (!isObject(change)) return false
  const isAt = isCustomerId(change['customer']) && tables.has(change['table']) && isRecordId(change['record'])
  if (!isAt) return false
  if (change['kind'] === 'set') {
    return hasOnly(change, changeKeys) && isList(change['cells'], { least: 1, most: 200, of: isSetCell })
  }
  if (change['kind'] !== 'create') return false
  const owner = change['owner']
  const isOwner = owner === undefined || owner === null || isMemberId(owner)
  return isOwner && hasOnly(change, createKeys) && isList(change['cells'], { least: 0, most: 200, of: isCreateCell })
}

const isSetCell: Check = (cell) =>
  isObject(cell) &&
  hasOnly(cell, setCellKeys) &&
  isColumnId(cell['column']) &&
  isCellValue(cell['was']) &&
  isCellValue(cell['now'])

const isCreateCell: Check = (cell) =>
  isObject(cell) && hasOnly(cell, createCellKeys) && isColumnId(cell['column']) && isCellValue(cell['now'])

function isCellValue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value.length <= 20_000 && value.isWellFormed() && !value.includes('\r')
    case 'number':
      return Number.isFinite(value)
    case 'boolean':
      return true
    default:
      return value === null || isList(value, { least: 0, most: 200, of: isShortText })
  }
}

const isShortText: Check = (value) => typeof value === 'string' && value.length <= 64

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && typeof value === 'number' && value >= least && value <= most

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function hasOnly(value: Plain, known: ReadonlySet<string>): boolean {
  for (const key in value) if (!known.has(key)) return false
  return true
}

function isList(value: unknown, { least, most, of }: { least: number; most: number; of: Check }): boolean {
  return Array.isArray(value) && value.length >= least && value.length <= most && value.every(of)
}
