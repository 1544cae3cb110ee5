/** What the page calls itself, its search, its empty sheet, the column that says whose record it is, the way in and out. */
export interface RecordsWords {
  readonly title: string
  readonly search: string
  readonly none: string
  /** How a whole lot is pasted. */
  readonly fill: (keys: string) => string
  readonly customer: string
  readonly add: string
  readonly remove: (count: number) => string
}
