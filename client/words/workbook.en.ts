import type { workbookZh } from './workbook.zh.ts'

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

export const workbookEn: typeof workbookZh = {
  drop: 'Let go to import this file',
  dropHint: '.xlsx, .xls or .csv',
  mayNotImport: 'Your role cannot import, so the file was not read. Ask an administrator if you need to.',
  oneFile: 'One file at a time: the first one was opened',
  title: (file) => `Import ${file}`,
  close: 'Close the import',
  reading: { gate: 'Checking the file…', parse: 'Reading the sheets…', rows: 'Sorting out rows and columns…' },
  stop: 'Stop',
  chooseAnother: 'Choose another file',
  fault: {
    empty: () => 'There is nothing in this file. Is it the right one?',
    password: () => 'This file is protected by a password. Remove it in Excel or WPS, save, and import again.',
    damaged: () => 'This file is damaged and cannot be opened. Save it anew in Excel or WPS and import that.',
    hostile: () => 'This file is built in an abnormal way and may have been tampered with; it was not opened.',
    'too-large': ({ bytes, limit }) =>
      `The file unpacks to ${Math.round(bytes / 1e6)} MB; the limit is ${Math.round(limit / 1e6)} MB. Please split it.`,
    'too-many-cells': ({ rows, columns }) =>
      `The sheet reaches to row ${rows}, column ${columns}; the limit is 200,000 rows and 512 columns. Please split it.`,
    unsupported: ({ format }) => `This kind of file (${format}) is not supported. Save it as .xlsx or .csv first.`,
    timeout: ({ seconds }) => `The file was not read within ${seconds} seconds and was given up. Please split it.`,
  },
  sheet: 'Sheet',
  hidden: 'hidden',
  sheetRows: (name, rows, hidden) => `${name} (${many(rows, 'row')}${hidden ? ', hidden' : ''})`,
  header: 'Header',
  headerAt: (first, last) => (first === last ? `Row ${first}` : `Rows ${first}–${last}`),
  noHeader: 'No header',
  duplicates: 'Rows whose name exists',
  duplicatesCreate: 'Add anyway',
  duplicatesSkip: 'Skip',
  columns: 'Columns',
  source: 'In the file',
  samples: 'For example',
  target: 'Goes to',
  recalled: (file, day) => `Filled in as last time (“${file}”, imported ${day}); every column can be changed`,
  guessAnew: 'Guess anew',
  targetFor: (column) => `“${column}” goes to`,
  skip: 'Leave out',
  owner: 'Owner (by name)',
  newColumn: (kind) => `New column: ${kind}`,
  customers: 'Customer columns',
  contacts: 'Contact columns',
  create: 'New column',
  headerUnit: (unit) => `Numbers without a unit are read in the header’s ${unit}`,
  problemsHere: (count) => `${count} not understood`,
  preview: 'As it will be',
  row: 'Row',
  skippedRow: 'Skipped',
  duplicateRow: 'Same name',
  summary: (facts) =>
    [
      many(facts.created, 'new customer'),
      facts.newColumns > 0 ? many(facts.newColumns, 'new column') : '',
      facts.newOptions > 0 ? many(facts.newOptions, 'new option') : '',
      facts.skipped > 0 ? `${many(facts.skipped, 'row')} skipped` : '',
      facts.problems > 0 ? `${many(facts.problems, 'cell')} not understood (left empty and listed)` : 'no problems',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  planning: 'Checking every row…',
  planRefused: {
    'no-rows': ({ headed }) =>
      headed
        ? 'Only a header, no rows. Fill in customers below it and import again, or choose another sheet.'
        : 'There is nothing on this sheet; choose another one.',
    'no-name-column': () => 'Say which column holds the customer’s name',
    'same-target': () => 'Two columns go to the same place; change one of them',
  },
  start: (rows) => `Import ${many(rows, 'customer')}`,
  cancel: 'Cancel',
  writing: (stored, total) => `Writing ${stored} of ${total}`,
  writingHint: 'You may close this window and go on working; everything is kept on this device first, then sent.',
  done: (created) => `Imported ${many(created, 'customer')}`,
  doneProblems: (skipped, problems) =>
    [
      skipped > 0 ? `${many(skipped, 'row')} skipped` : '',
      problems > 0 ? `${many(problems, 'cell')} not understood and left empty` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  allFine: 'Every row came in whole.',
  download: 'Download the list of problems',
  undo: 'Undo this import',
  undone: 'The import was undone',
  undoKept: (cells) => `${many(cells, 'cell')} changed since; not everything was undone. See the undo list`,
  toLedger: 'Go to the ledger',
  failed: 'The import did not finish; the ledger is as it was.',
  refused: (reasons) => `The import did not finish; the ledger is as it was: ${reasons}`,
  listName: 'Import problems',
  list: { row: 'Row', column: 'Column', text: 'Content', why: 'Why', wholeRow: 'Whole row' },
  skipped: {
    'no-name': () => 'No customer name',
    'repeated-header': () => 'The header again',
    'total-row': () => 'A total',
    duplicate: () => 'A customer of this name exists',
  },
  lost: {
    'formula-error': ({ error }) => `The formula failed (${error})`,
    'digits-lost': () =>
      'The file itself had rounded this long number; make the column text there and fill it in again',
    'owner-sees-none': () =>
      'Their role may not see or edit customers, so none can be theirs; the customer is yours for now',
    'owner-not-yours': () => 'You may enter no customers for them; the customer is yours for now',
  },
  yes: 'Yes',
  no: 'No',
}
