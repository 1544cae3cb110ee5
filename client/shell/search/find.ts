import type { Option } from '#shared/ledger/column.ts'
import type { IconName } from '../../kit/Icon.tsx'

export const sections = ['customers', 'contacts', 'followUps', 'views', 'pages', 'commands'] as const
export type Section = (typeof sections)[number]

/** One line of the search: where it leads, or what it does. */
export interface Find {
  readonly key: string
  readonly name: string
  /** What tells it from others of its name. */
  readonly more: string
  readonly icon: IconName | null
  readonly grade: Option | null
  readonly go: () => void
}

/** Finds of one section, the best first. `fit` is that of the best: small is good. */
export interface Found {
  readonly section: Section
  readonly fit: number
  readonly finds: readonly Find[]
}

/** Sections by what fits best in them; where they fit alike, in the order of `sections`. */
export const inOrder = (found: readonly Found[]): readonly Found[] =>
  found
    .filter(({ finds }) => finds.length > 0)
    .toSorted((left, right) => left.fit - right.fit || sections.indexOf(left.section) - sections.indexOf(right.section))
