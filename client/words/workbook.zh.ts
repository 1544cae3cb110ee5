import type { PlanRefusal, SkipReason } from '#shared/workbook/plan.ts'
import type { SourceRefusal } from '#shared/workbook/readCell.ts'
import type { WorkbookFault } from '#shared/workbook/fault.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'

type SentencesOf<U extends { readonly kind: string }> = {
  readonly [K in U['kind']]: (facts: Extract<U, { kind: K }>) => string
}
type OfFiles = Exclude<SourceRefusal, CellRefusal>

const fault: SentencesOf<WorkbookFault> = {
  empty: () => '这个文件里没有内容。请确认选对了文件。',
  password: () => '这个文件有密码保护。请在 Excel 或 WPS 中取消密码，另存后再导入。',
  damaged: () => '这个文件已损坏，打不开。请用 Excel 或 WPS 打开后另存一份，再导入。',
  hostile: () => '这个文件的内部结构异常，可能被人动过手脚，为安全起见没有打开。',
  'too-large': ({ bytes, limit }) =>
    `文件内容约 ${Math.round(bytes / 1e6)} MB，上限 ${Math.round(limit / 1e6)} MB。请拆成几个文件导入。`,
  'too-many-cells': ({ rows, columns }) =>
    `表格延伸到第 ${rows} 行、第 ${columns} 列，超过上限（20 万行、512 列）。请删掉多余的行列，或拆成几个文件。`,
  unsupported: ({ format }) => `不支持这种文件（${format}）。请另存为 .xlsx 或 .csv 后再导入。`,
  timeout: ({ seconds }) => `${seconds} 秒内没有读完这个文件，已停止。请拆成几个小文件再试。`,
}

const skipped: SentencesOf<SkipReason> = {
  'no-name': () => '没有客户名称',
  'repeated-header': () => '重复的表头',
  'total-row': () => '合计行',
  duplicate: () => '客户名称已存在',
}

const lost: SentencesOf<OfFiles> = {
  'formula-error': ({ error }) => `公式结果出错（${error}）`,
  'digits-lost': () => '这个长数字在文件里已被舍入，请把该列改成文本格式后重新填写',
  'owner-sees-none': () => '此人的角色不能查看或修改客户，不能做负责人，客户先归您',
  'owner-not-yours': () => '您不能替此人录入客户，客户先归您',
}

const planRefused: SentencesOf<PlanRefusal> = {
  'no-rows': ({ headed }) =>
    headed
      ? '只有表头，下面没有数据。请在表头下面填好客户再导入，或换一张工作表。'
      : '这张工作表里没有数据，请换一张工作表。',
  'no-name-column': () => '还没有指定哪一列是客户名称',
  'same-target': () => '有两列对应到了同一个字段，请改其中一列',
}

/** Workbook in and out: the drop zone, the import wizard, its result. */
export const workbookZh = {
  drop: '松开鼠标，导入这个文件',
  dropHint: '支持 .xlsx、.xls、.csv',
  mayNotImport: '您的角色没有导入权限，文件没有读取。需要时请联系管理员。',
  oneFile: '一次导入一个文件，已打开第一个',
  title: (file: string) => `导入 ${file}`,
  close: '关闭导入',
  reading: { gate: '正在检查文件…', parse: '正在读取表格…', rows: '正在整理行和列…' },
  stop: '停止',
  chooseAnother: '换一个文件',
  fault,
  sheet: '工作表',
  hidden: '隐藏',
  sheetRows: (name: string, rows: number, hidden: boolean) => `${name}（${rows} 行${hidden ? '，隐藏' : ''}）`,
  header: '表头',
  headerAt: (first: number, last: number) => (first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`),
  noHeader: '没有表头',
  duplicates: '名称已存在的行',
  duplicatesCreate: '照样新建',
  duplicatesSkip: '跳过',
  columns: '字段对应',
  source: '文件中的列',
  samples: '内容示例',
  target: '导入到',
  recalled: (file: string, day: string) => `已按上次的对应关系填好（${day} 导入的“${file}”），可以逐列修改`,
  guessAnew: '改用自动识别',
  targetFor: (column: string) => `“${column}”导入到`,
  skip: '不导入',
  owner: '负责人（按姓名分配）',
  newColumn: (kind: string) => `新增字段：${kind}`,
  customers: '客户字段',
  contacts: '联系人字段',
  create: '新增字段',
  headerUnit: (unit: string) => `没写单位的数字按表头的“${unit}”换算`,
  problemsHere: (count: number) => `${count} 处无法识别`,
  preview: '导入后的样子',
  row: '行',
  skippedRow: '跳过',
  duplicateRow: '重名',
  summary: (facts: { created: number; newColumns: number; newOptions: number; problems: number; skipped: number }) =>
    [
      `将新建 ${facts.created} 位客户`,
      facts.newColumns > 0 ? `新增 ${facts.newColumns} 个字段` : '',
      facts.newOptions > 0 ? `新增 ${facts.newOptions} 个选项` : '',
      facts.skipped > 0 ? `跳过 ${facts.skipped} 行` : '',
      facts.problems > 0 ? `${facts.problems} 处无法识别（将留空并列出）` : '没有问题',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  planning: '正在核对每一行…',
  planRefused,
  start: (rows: number) => `导入 ${rows} 位客户`,
  cancel: '取消',
  writing: (stored: number, total: number) => `正在写入 ${stored} / ${total}`,
  writingHint: '可以关闭这个窗口继续工作；写入先保存在本机，再同步给同事。',
  done: (created: number) => `已导入 ${created} 位客户`,
  doneProblems: (skipped: number, problems: number) =>
    [skipped > 0 ? `跳过 ${skipped} 行` : '', problems > 0 ? `${problems} 处没有认出，已留空` : '']
      .filter((part) => part !== '')
      .join('，'),
  allFine: '每一行都完整导入。',
  download: '下载问题清单',
  undo: '撤销这次导入',
  undone: '已撤销这次导入',
  undoKept: (cells: number) => `有 ${cells} 处之后又被修改，没有全部撤销；可在撤销列表中查看`,
  toLedger: '查看台账',
  failed: '导入没有完成，台账没有变化。',
  refused: (reasons: string) => `导入没有完成，台账没有变化：${reasons}`,
  listName: '导入问题清单',
  list: { row: '行号', column: '列', text: '原内容', why: '原因', wholeRow: '整行' },
  skipped,
  lost,
  yes: '是',
  no: '否',
}
