import { themeQuartz, type Theme } from 'ag-grid-community'

/** AG Grid's look, all of it from our tokens, so that dark, density and print follow without a word to the grid. */
export const sheetTheme: Theme = themeQuartz.withParams({
  backgroundColor: 'var(--sheet)',
  foregroundColor: 'var(--ink)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--hairline)',
  chromeBackgroundColor: 'var(--panel)',
  headerBackgroundColor: 'var(--panel)',
  headerTextColor: 'var(--ink-2)',
  headerFontWeight: 500,
  headerCellHoverBackgroundColor: 'var(--raised)',
  headerColumnBorder: { color: 'var(--hairline)' },
  headerColumnResizeHandleColor: 'transparent',
  columnBorder: { color: 'var(--hairline)' },
  rowBorder: { color: 'var(--hairline)' },
  // The line under frozen rows is a shadow of ours: a border would push the other rows down.
  pinnedRowBorder: false,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  rowHoverColor: 'color-mix(in srgb, var(--ink) 3%, transparent)',
  oddRowBackgroundColor: 'var(--sheet)',
  fontFamily: 'var(--font)',
  fontSize: 13,
  headerFontSize: 13,
  cellHorizontalPadding: 10,
  spacing: 6,
  iconColor: 'var(--ink-3)',
})
