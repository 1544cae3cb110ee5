import type { ColumnId } from '#shared/base/id.ts'
import type { IconSet, Mark } from '#shared/view/scale.ts'
import type { ViewRow } from '../replica/workspace.ts'
import type { SheetProps } from './sheetProps.ts'

/** Gives a cell its colours, bar and sign, or takes those of another row from it. True: it has some now. */
export function paintCell(
  cell: HTMLElement,
  { tintOf, marksOf }: Pick<SheetProps, 'tintOf' | 'marksOf'>,
  row: ViewRow | undefined,
  { column, wasPainted }: { readonly column: ColumnId; readonly wasPainted: boolean },
): boolean {
  const tint = row === undefined ? null : (tintOf?.(row, column) ?? null)
  const marks = row === undefined ? [] : (marksOf?.(row, column) ?? [])
  const isPainted = tint !== null || marks.length > 0
  if (!isPainted && !wasPainted) return false
  const { backgroundColor = '', backgroundImage = '', ...signs } = paintOf(tint, marks)
  cell.style.backgroundColor = backgroundColor
  cell.style.backgroundImage = backgroundImage
  for (const [name, value] of Object.entries(signs)) cell.style.setProperty(name, value)
  return isPainted
}

/** One style for all that conditions and scales give: a condition that holds is meant before any scale. */
export function paintOf(tint: number | null, marks: readonly Mark[]): Record<string, string> {
  const style = { backgroundColor: '', backgroundImage: '', '--mark': '', '--mark-ink': '' }
  for (const mark of marks) {
    if (mark.kind === 'mix') style.backgroundColor = mixOf(mark)
    else if (mark.kind === 'bar') style.backgroundImage = barOf(mark)
    else {
      const [sign, ink] = signs[mark.icons][mark.place]
      // The second part is what is read aloud: the value beside it says it better.
      style['--mark'] = `"${sign}" / ""`
      style['--mark-ink'] = `var(--tag-${ink}-ink)`
    }
  }
  // Paler than the tags, so that a tag of the same colour is still seen on it.
  if (tint !== null) style.backgroundColor = `color-mix(in srgb, var(--tag-${tint}-bg) 55%, var(--sheet))`
  return style
}

/** Has this row a sign in this column? */
export const hasSign = ({ marksOf }: Pick<SheetProps, 'marksOf'>, row: ViewRow | undefined, column: ColumnId) =>
  row !== undefined && marksOf?.(row, column).some(({ kind }) => kind === 'icon') === true

/** As strong as the ink on it allows: see the contrast test. */
export const scaleStrength = 28

/** A colour of scales: stronger than a condition's, so that steps between two are seen. */
export const scaleColor = (color: number): string =>
  `color-mix(in srgb, var(--mate-${color}) ${scaleStrength}%, var(--sheet))`

const mixOf = ({ low, high, share }: Extract<Mark, { kind: 'mix' }>): string =>
  `color-mix(in srgb, ${scaleColor(high)} ${Math.round(share * 100)}%, ${scaleColor(low)})`

function barOf({ color, share }: Extract<Mark, { kind: 'bar' }>): string {
  const end = `${Math.round(share * 100)}%`
  return `linear-gradient(to right, ${scaleColor(color)} ${end}, transparent ${end})`
}

type Sign = readonly [sign: string, ink: number]

/** From the lowest to the highest; told apart by their shape, too. */
const signs: Readonly<Record<IconSet, readonly [Sign, Sign, Sign]>> = {
  arrows: [
    ['▼', 4],
    ['▶', 3],
    ['▲', 1],
  ],
  lights: [
    ['○', 4],
    ['◐', 3],
    ['●', 1],
  ],
  signs: [
    ['✕', 4],
    ['!', 3],
    ['✓', 1],
  ],
}
