import type { workbookZh } from './workbook.zh.ts'

const fault: (typeof workbookZh)['fault'] = {
  empty: () => '這個檔案裡沒有內容。請確認選對了檔案。',
  password: () => '這個檔案有密碼保護。請在 Excel 或 WPS 中取消密碼，另存後再匯入。',
  damaged: () => '這個檔案已損壞，無法開啟。請用 Excel 或 WPS 開啟後另存一份，再匯入。',
  hostile: () => '這個檔案的內部結構異常，可能被人動過手腳，為安全起見沒有開啟。',
  'too-large': ({ bytes, limit }) =>
    `檔案內容約 ${Math.round(bytes / 1e6)} MB，上限 ${Math.round(limit / 1e6)} MB。請拆成幾個檔案匯入。`,
  'too-many-cells': ({ rows, columns }) =>
    `表格延伸到第 ${rows} 列、第 ${columns} 欄，超過上限（20 萬列、512 欄）。請刪掉多餘的欄列，或拆成幾個檔案。`,
  unsupported: ({ format }) => `不支援這種檔案（${format}）。請另存為 .xlsx 或 .csv 後再匯入。`,
  timeout: ({ seconds }) => `${seconds} 秒內沒有讀完這個檔案，已停止。請拆成幾個小檔案再試。`,
}

const skipped: (typeof workbookZh)['skipped'] = {
  'no-name': () => '沒有客戶名稱',
  'repeated-header': () => '重複的標題列',
  'total-row': () => '合計列',
  duplicate: () => '客戶名稱已存在',
}

const lost: (typeof workbookZh)['lost'] = {
  'formula-error': ({ error }) => `公式結果有誤（${error}）`,
  'digits-lost': () => '這個長數字在檔案裡已被捨入，請把該欄改成文字格式後重新填寫',
  'owner-sees-none': () => '此人的角色不能檢視或修改客戶，不能做負責人，客戶先歸您',
  'owner-not-yours': () => '您不能替此人錄入客戶，客戶先歸您',
}

const planRefused: (typeof workbookZh)['planRefused'] = {
  'no-rows': ({ headed }) =>
    headed
      ? '只有標題列，下面沒有資料。請在標題列下面填好客戶再匯入，或換一張工作表。'
      : '這張工作表裡沒有資料，請換一張工作表。',
  'no-name-column': () => '還沒有指定哪一欄是客戶名稱',
  'same-target': () => '有兩欄對應到了同一個欄位，請改其中一欄',
}

/** Workbook in and out: the drop zone, the import wizard, its result. */
export const workbookTw: typeof workbookZh = {
  drop: '鬆開滑鼠，匯入這個檔案',
  dropHint: '支援 .xlsx、.xls、.csv',
  mayNotImport: '您的角色沒有匯入權限，檔案沒有讀取。需要時請聯絡管理員。',
  oneFile: '一次匯入一個檔案，已開啟第一個',
  title: (file: string) => `匯入 ${file}`,
  close: '關閉匯入',
  reading: { gate: '正在檢查檔案…', parse: '正在讀取表格…', rows: '正在整理列和欄…' },
  stop: '停止',
  chooseAnother: '換一個檔案',
  fault,
  sheet: '工作表',
  hidden: '隱藏',
  sheetRows: (name: string, rows: number, hidden: boolean) => `${name}（${rows} 列${hidden ? '，隱藏' : ''}）`,
  header: '標題列',
  headerAt: (first: number, last: number) => (first === last ? `第 ${first} 列` : `第 ${first}–${last} 列`),
  noHeader: '沒有標題列',
  duplicates: '名稱已存在的列',
  duplicatesCreate: '照樣新增',
  duplicatesSkip: '跳過',
  columns: '欄位對應',
  source: '檔案中的欄',
  samples: '內容範例',
  target: '匯入到',
  recalled: (file: string, day: string) => `已依上次的對應關係填好（${day} 匯入的「${file}」），可以逐欄修改`,
  guessAnew: '改用自動辨識',
  targetFor: (column: string) => `「${column}」匯入到`,
  skip: '不匯入',
  owner: '負責人（依姓名分配）',
  newColumn: (kind: string) => `新增欄位：${kind}`,
  customers: '客戶欄位',
  contacts: '聯絡人欄位',
  create: '新增欄位',
  headerUnit: (unit) => `沒寫單位的數字按標題列的「${unit}」換算`,
  problemsHere: (count: number) => `${count} 處無法辨識`,
  preview: '匯入後的樣子',
  row: '列',
  skippedRow: '跳過',
  duplicateRow: '名稱重複',
  summary: (facts: { created: number; newColumns: number; newOptions: number; problems: number; skipped: number }) =>
    [
      `將新增 ${facts.created} 位客戶`,
      facts.newColumns > 0 ? `新增 ${facts.newColumns} 個欄位` : '',
      facts.newOptions > 0 ? `新增 ${facts.newOptions} 個選項` : '',
      facts.skipped > 0 ? `跳過 ${facts.skipped} 列` : '',
      facts.problems > 0 ? `${facts.problems} 處無法辨識（將留空並列出）` : '沒有問題',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  planning: '正在核對每一列…',
  planRefused,
  start: (rows: number) => `匯入 ${rows} 位客戶`,
  cancel: '取消',
  writing: (stored: number, total: number) => `正在寫入 ${stored} / ${total}`,
  writingHint: '可以關閉這個視窗繼續工作；寫入先儲存在本機，再同步給同事。',
  done: (created: number) => `已匯入 ${created} 位客戶`,
  doneProblems: (skipped: number, problems: number) =>
    [skipped > 0 ? `跳過 ${skipped} 列` : '', problems > 0 ? `${problems} 處沒有認出，已留空` : '']
      .filter((part) => part !== '')
      .join('，'),
  allFine: '每一列都完整匯入。',
  download: '下載問題清單',
  undo: '復原這次匯入',
  undone: '已復原這次匯入',
  undoKept: (cells: number) => `有 ${cells} 處之後又被修改，沒有全部復原；可在復原清單中檢視`,
  toLedger: '檢視台帳',
  failed: '匯入沒有完成，台帳沒有變化。',
  refused: (reasons: string) => `匯入沒有完成，台帳沒有變化：${reasons}`,
  listName: '匯入問題清單',
  list: { row: '列號', column: '欄', text: '原內容', why: '原因', wholeRow: '整列' },
  skipped,
  lost,
  yes: '是',
  no: '否',
}
