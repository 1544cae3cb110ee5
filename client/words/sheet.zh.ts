import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { ColumnKind } from '#shared/ledger/column.ts'
import type { SheetNotice } from '../sheet/sheetProps.ts'
import { rulesZh } from './rules.zh.ts'

type Sentence<U extends { readonly kind: string }, K extends U['kind']> = (facts: Extract<U, { kind: K }>) => string
/** One sentence for each member of a union: a new member without words does not compile. */
type SentencesOf<U extends { readonly kind: string }> = { readonly [K in U['kind']]: Sentence<U, K> }

const refused: SentencesOf<CellRefusal> = {
  'not-a-number': () => '这里填数字，例如 1200、1.2万',
  'other-unit': ({ unit, own }) =>
    own === null
      ? `这一列没有单位，“${unit}”会丢失：请去掉它，或在字段设置里把单位设为“${unit}”`
      : `这一列的单位是“${own}”，不是“${unit}”`,
  'too-many-digits': ({ most }) => `数字最多 ${most} 位；编号、账号请用文本字段`,
  'not-a-date': () => '没认出日期，例如 2026-03-05、3月5日、今天',
  'unknown-option': ({ name }) => `没有“${name}”这个选项`,
  'unknown-person': ({ name }) => `没有叫“${name}”的成员`,
  'ambiguous-person': ({ name }) => `有多位“${name}”，请从列表中选择`,
  'not-a-phone': () => '这不像一个电话号码',
  'not-an-email': () => '这不像一个邮箱地址',
  'not-a-url': () => '这不像一个网址',
  'not-a-rating': ({ most }) => `填 1 到 ${most} 的整数`,
  'not-a-checkbox': () => '填“是”或“否”',
  'too-long': ({ limit }) => `太长了，上限 ${limit}`,
  'bad-text': () => '文字里有残缺的字符',
  'unknown-region': ({ name }) => `没有认出“${name}”：请从列表中选择，或写成 省/市/区`,
  'ambiguous-region': ({ name, candidates }) => `“${name}”可能是 ${candidates.join('、')}，请写明上级`,
  'filled-by-server': () => '这一列由系统填写',
  ...rulesZh,
}

const notice: SentencesOf<SheetNotice> = {
  'skipped-locked': ({ cells }) => `${cells} 个单元格不可修改，已跳过`,
  'skipped-invalid': ({ cells }) => `${cells} 个单元格的内容不符合字段要求，未粘贴`,
  'too-large': ({ cells, limit }) => `一次最多处理 ${limit} 个单元格，这里有 ${cells} 个`,
  locked: () => '这个单元格不可修改',
  'rows-not-made': ({ rows }) => `表尾之外还有 ${rows} 行，未粘贴`,
  'paste-by-key': () => '请按 Ctrl+V 粘贴',
  'copy-apart': () => '这几块区域拼不成一张表，请选同样的行或同样的列',
  'edit-lost': ({ why, at, column, text }) => {
    const reason = { row: '这一行已不在您能看到的范围内', column: '这一列已不在表中', right: '您不能再修改这一格' }[why]
    return `${at === '' ? '' : `${at} · `}${column}：${reason}，输入的“${text}”没有写入`
  },
  'saved-always': () => '不用保存：每次修改都已自动存好',
}

const kind: Readonly<Record<ColumnKind, string>> = {
  text: '文本',
  longText: '长文本',
  number: '数字',
  currency: '金额',
  percent: '百分比',
  date: '日期',
  dateTime: '日期时间',
  select: '单选',
  multiSelect: '多选',
  checkbox: '勾选',
  phone: '电话',
  email: '邮箱',
  url: '网址',
  rating: '评分',
  person: '人员',
  region: '省市区',
  autoNumber: '自动编号',
  createdAt: '创建时间',
  createdBy: '创建人',
  changedAt: '修改时间',
  changedBy: '修改人',
}

export const sheetZh = {
  label: '台账',
  cell: '单元格输入',
  rowNumber: '行号',
  at: (column: string, row: number, value: string) => `${column}，第 ${row} 行，${value === '' ? '空' : value}`,
  box: (rows: number, columns: number) => `已选 ${rows} 行 ${columns} 列`,
  ranges: (count: number) => `共 ${count} 块区域`,
  openRow: (row: number) => `打开第 ${row} 行`,
  columnMenu: (column: string) => `${column}：字段菜单`,
  filterColumn: (column: string) => `${column}：按值筛选`,
  addColumn: '新增字段',
  sorted: (descending: boolean): string => (descending ? '降序' : '升序'),
  waiting: '等待发送',
  required: '必填，还没有填写',
  disputed: '这项修改没有被接受，点开客户查看',
  nobody: '没有符合条件的行',
  noOption: '没有匹配的选项',
  addOption: (name: string) => `新增选项“${name}”`,
  options: '选项',
  regionLevels: ['省', '市', '区县'] as readonly string[],
  takeRegion: (name: string) => `选择“${name}”`,
  loadingRegions: '正在载入省市区…',
  clear: '清空',
  fillHandle: '向下填充',
  today: '今天',
  tomorrow: '明天',
  month: (year: number, month: number) => `${year}年${month}月`,
  previousMonth: '上个月',
  nextMonth: '下个月',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  calendar: '日历',
  stars: (count: number) => `${count} 星`,
  group: {
    name: (column: string, label: string) => `${column}：${label}`,
    count: (count: number) => `${count} 行`,
    toggle: (name: string, count: number, isFolded: boolean) => `${isFolded ? '展开' : '折叠'} ${name}，${count} 行`,
    said: (name: string, { level, isFolded, count }: { level: number; isFolded: boolean; count: number }) =>
      `分组 ${name}，第 ${level} 级，${isFolded ? '已折叠' : '已展开'}，${count} 行`,
    empty: '（空）',
    ticked: '已勾选',
    unticked: '未勾选',
    year: (year: number) => `${year}年`,
    quarter: (year: number, quarter: number) => `${year}年第${quarter}季度`,
    month: (year: number, month: number) => `${year}年${month}月`,
    add: '在这一组新增',
    fold: '折叠这一组',
    unfold: '展开这一组',
    foldAll: '全部折叠',
    unfoldAll: '全部展开',
  },
  find: {
    title: '查找和替换',
    text: '查找',
    by: '替换为',
    matchCase: '区分大小写',
    wholeCell: '整格匹配',
    wholeSign: '整格',
    isPattern: '正则表达式',
    scope: '范围',
    scopes: { all: '全部', column: '当前列', selection: '选区' },
    replace: '替换',
    replaceAll: '全部替换',
    moreReplace: '展开替换',
    lessReplace: '收起替换',
    previous: '上一个',
    next: '下一个',
    close: '关闭查找',
    none: '没有找到',
    badPattern: '正则有误',
    count: (at: number, count: number, isDone: boolean) => `${at} / ${count}${isDone ? '' : '…'}`,
    replaced: (count: number) => `已替换 ${count} 格`,
  },
  goTo: {
    title: '跳到',
    hint: '行号、字段名，如 128 金额',
    none: '没有这个位置',
    target: (row: number | null, column: string | null) =>
      [row === null ? '' : `第 ${row + 1} 行`, column ?? ''].filter((part) => part !== '').join(' · '),
  },
  leftOut: {
    title: (count: number) => `${count} 格没有粘贴`,
    where: (column: string, row: number) => `${column} · 第 ${row} 行`,
    text: (text: string) => `“${text}”`,
    makeOptions: (names: readonly string[]) =>
      names.length === 1 ? `新增选项“${names[0] ?? ''}”并填入` : `新增 ${names.length} 个选项并填入`,
    close: '关闭清单',
  },
  menu: {
    label: '单元格菜单',
    addRows: (count: number) => `新增 ${count} 行`,
    items: {
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      pasteValues: '只粘贴值',
      pasteTransposed: '转置粘贴（行列互换）',
      fillDown: '向下填充',
      clear: '清空',
    },
  },
  kind,
  refused,
  notice,
}
