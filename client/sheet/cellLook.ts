import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { filesIn } from '#shared/attachment/attachment.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { linkedIn } from '#shared/ledger/customerNames.ts'
import { defaultMost } from '#shared/ledger/parseCell.ts'
import { mateColor } from '../kit/mateColor.ts'
import { drawRich } from './richLook.ts'
import { element } from './element.ts'
import { pageFiles } from './pageFiles.ts'

/** A value, and what drawing it needs beside. */
export interface LookParts {
  readonly value: CellValue
  readonly column: Column
  readonly context: CellContext
  /** Whose row it stands in. */
  readonly customer: CustomerId | null
}

/** Kinds that are more than a text are drawn by hand: plain elements, no framework, nothing of the data as markup. */
export function hasOwnLook({ kind }: Column): boolean {
  return draw[kind as keyof typeof draw] !== undefined
}

/** Draws a value of such a kind. */
export function drawLook({ value, column, context, customer }: LookParts): HTMLElement {
  // `hasOwnLook` chose the columns that are drawn so.
  const nodes = draw[column.kind as keyof typeof draw](value, column, context, customer)
  return element('span', 'kb-look', {}, ...nodes)
}

type Draw = (value: CellValue, column: Column, context: CellContext, customer: CustomerId | null) => Node[]

const drawPerson: Draw = (value, _column, { members }) => {
  const name = members.get(value as MemberId)?.name
  if (name === undefined) return []
  const color = mateColor(String(value))
  return [
    element('span', 'kb-face', { 'aria-hidden': 'true', style: `--face: var(--mate-${color})` }, faceOf(name)),
    element('span', 'kb-name', {}, name),
  ]
}

const drawLinked: Draw = (value, _column, { customers }) =>
  linkedIn(value).map((id) =>
    element('span', 'kb-tag', { style: tagStyle(0), 'data-linked': id }, customers?.nameOf(id) ?? ''),
  )

const draw = {
  richText: (value) => (typeof value === 'string' ? drawRich(value) : []),
  select: (value, column) => (typeof value === 'string' ? tagsOf([value], column) : []),
  multiSelect: (value, column) => (Array.isArray(value) ? tagsOf(value, column) : []),
  checkbox: (value) => [element('span', 'kb-box', { 'data-toggle': '', 'data-on': String(value === true) })],
  rating: (value, column) => starsOf(typeof value === 'number' ? value : 0, column),
  customer: drawLinked,
  contact: drawLinked,
  attachment: (value, column, _context, customer) => facesOf(value, column, customer),
  person: drawPerson,
  createdBy: drawPerson,
  changedBy: drawPerson,
} satisfies Partial<Record<Column['kind'], Draw>>

function tagsOf(ids: readonly string[], { options = [] }: Column): Node[] {
  return ids.flatMap((id) => {
    const option = options.find((each) => each.id === id)
    return option === undefined ? [] : [element('span', 'kb-tag', { style: tagStyle(option.color) }, option.name)]
  })
}

/** Small pictures and kinds of the first files, then how many more there are. */
function facesOf(value: CellValue | undefined, { id: column }: Column, customer: CustomerId | null): Node[] {
  const files = filesIn(value)
  const faces: Node[] = files.slice(0, mostFaces).map(({ name, type, thumb }) => {
    const chip = () => element('span', 'kb-file', { title: name }, type.toUpperCase())
    if (thumb === undefined || customer === null) return chip()
    const face = element('img', 'kb-thumb', { alt: name, title: name })
    pageFiles.urlOf(thumb.id, { customer, column }).then(
      (url) => {
        if (url === null) face.replaceWith(chip())
        else face.src = url
      },
      () => face.replaceWith(chip()),
    )
    return face
  })
  const [first] = files
  if (files.length > mostFaces) faces.push(element('span', 'kb-name', {}, `+${files.length - mostFaces}`))
  else if (files.length === 1 && first !== undefined) faces.push(element('span', 'kb-name', {}, first.name))
  return faces
}

const mostFaces = 4

/** The tint and ink of one of the twelve tag colours. */
export const tagStyle = (color: number): string => `--tag: var(--tag-${color}-bg); --tag-ink: var(--tag-${color}-ink)`

function starsOf(count: number, { most = defaultMost }: Column): Node[] {
  return Array.from({ length: most }, (_, place) =>
    element('span', 'kb-star', { 'data-star': String(place + 1), 'data-on': String(place < count) }, '★'),
  )
}

/** 王小明 → 明; Alice → A. */
const faceOf = (name: string): string =>
  /[\u4e00-\u9fa5]/.test(name) ? (Array.from(name).at(-1) ?? '') : name.slice(0, 1).toUpperCase()
