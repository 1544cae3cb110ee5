import { describe, expect, test } from 'vitest'
import { phonesOf } from '#shared/ledger/contactText.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { column, context, memberId, optionId, regions, tags } from './world.ts'

const read = (of: Parameters<typeof parseCell>[0], text: string) => {
  const result = parseCell(of, text, context)
  return result.ok ? result.value : result.refusal
}

describe('a number is read as people write it', () => {
  test.each([
    ['0', 0],
    ['1200', 1200],
    ['1,200', 1200],
    ['1，200', 1200],
    ['１２３．４５', 123.45],
    ['￥1,200.00', 1200],
    ['¥ 1,200', 1200],
    ['1,200元', 1200],
    ['1.2万', 12_000],
    ['1.2 万元', 12_000],
    ['3亿', 300_000_000],
    ['0.07万', 700],
    ['5w', 50_000],
    ['20k', 20_000],
    ['3千', 3000],
    ['(88)', -88],
    ['（1,200.50）', -1200.5],
    ['-3', -3],
    ['－3.5', -3.5],
    ['+8', 8],
    ['-¥5', -5],
    ['¥-5', -5],
    ['15%', 0.15],
    ['7.3％', 0.073],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['12,3456', 123_456],
    ["'007", 7],
    ['12个', 12],
    ['RMB 300', 300],
    ['123456789012345', 123_456_789_012_345],
    ['-0', 0],
    ['', null],
    ['  ', null],
  ])('%s', (text, value) => {
    expect(read(column('number'), text)).toEqual(value)
  })

  test.each([
    'abc',
    '1.2.3',
    '12-3',
    '1,2,3',
    '--5',
    '%',
    '¥',
    '1/2',
    '2024年',
    '约5',
    '0x10',
    'NaN',
    'Infinity',
    '1e999',
  ])('%s is refused', (text) => {
    expect(read(column('number'), text)).toEqual({ kind: 'not-a-number' })
  })

  test.each(['1234567890123456', '6222021234567890123', '0.1234567890123456789'])('%s would be rounded', (text) => {
    expect(read(column('number'), text)).toEqual({ kind: 'too-many-digits', most: 15 })
  })
})

describe('a number with a unit', () => {
  const named = (name: string, part: object = {}) => ({ ...column('number'), name, ...part })
  test.each([
    [named('数量', { symbol: '台' }), '12台', 12],
    [named('数量', { symbol: '台' }), '12', 12],
    [named('数量', { symbol: '台' }), '1.2万台', 12_000],
    [named('发货', { symbol: '车' }), '12 车', 12],
    [named('重量', { symbol: 'kg' }), '12公斤', 12],
    [named('面积（㎡）'), '120平方米', 120],
    [named('员工人数'), '50名', 50],
    [named('预算(万元)'), '1.2万', 1.2],
    [named('预算(万元)'), '12', 12],
    [named('预算(万元)'), '12000元', 1.2],
    [{ ...column('currency'), symbol: '$' }, '$500', 500],
    [{ ...column('currency'), symbol: 'USD' }, '500美元', 500],
  ])('%o takes %s', (of, text, value) => {
    expect(read(of, text)).toBe(value)
  })

  test.each([
    [named('数量'), '12台', { unit: '台', own: null }],
    [named('数量', { symbol: '台' }), '12箱', { unit: '箱', own: '台' }],
    [named('数量', { symbol: '台' }), '￥12', { unit: '¥', own: '台' }],
    [named('数量'), '$1,000', { unit: '$', own: null }],
    [column('currency'), '$500', { unit: '$', own: '¥' }],
    [column('currency'), '12台', { unit: '台', own: '¥' }],
    [column('percent'), '12台', { unit: '台', own: '%' }],
  ])('%o refuses %s, because the unit would be lost', (of, text, facts) => {
    expect(read(of, text)).toEqual({ kind: 'other-unit', ...facts })
  })
})

test.each([
  ['15', 0.15],
  ['15%', 0.15],
  ['0.5', 0.005],
  ['１２．５％', 0.125],
  ['7', 0.07],
])('%s in a percent column', (text, value) => {
  expect(read(column('percent'), text)).toBe(value)
})

describe('a day is read as people write it (today is Saturday 2026-11-21)', () => {
  test.each(
    [
      ['2024-03-05', '2024-03-05'],
      ['2024年3月5日', '2024-03-05'],
      ['2024 年 3 月 5 日', '2024-03-05'],
      ['２０２４年３月５日', '2024-03-05'],
      ['2024年3月5日 星期二', '2024-03-05'],
      ['24年3月5日', '2024-03-05'],
      ['2024.3.5', '2024-03-05'],
      ['2024/3/5', '2024-03-05'],
      ['2024-3-5', '2024-03-05'],
      ['20240305', '2024-03-05'],
      ['24.3.5', '2024-03-05'],
      ['3/15/2024', '2024-03-15'],
      ['15/3/2024', '2024-03-15'],
      ['5 Mar 2024', '2024-03-05'],
      ['March 5, 2024', '2024-03-05'],
      ['5-Mar-24', '2024-03-05'],
      ['3/5', '2026-03-05'],
      ['3月5日', '2026-03-05'],
      ['3月5号', '2026-03-05'],
      ['3.5', '2026-03-05'],
      ['明年1月2日', '2027-01-02'],
      ['5号', '2026-11-05'],
      ['下个月5号', '2026-12-05'],
      ['月底', '2026-11-30'],
      ['下月底', '2026-12-31'],
      ['今天', '2026-11-21'],
      ['明天', '2026-11-22'],
      ['后天', '2026-11-23'],
      ['大后天', '2026-11-24'],
      ['昨天', '2026-11-20'],
      ['前天', '2026-11-19'],
      ['3天后', '2026-11-24'],
      ['两周后', '2026-12-05'],
      ['一个月后', null],
      ['1个月后', '2026-12-21'],
      ['3个月前', '2026-08-21'],
      ['下周一', '2026-11-23'],
      ['周一', '2026-11-16'],
      ['本周日', '2026-11-22'],
      ['上周五', '2026-11-13'],
      ['下星期天', '2026-11-29'],
      ['下下周三', '2026-12-02'],
      ['2024-03-05 14:30', '2024-03-05'],
      ['2024-02-29', '2024-02-29'],
      ['tomorrow', '2026-11-22'],
    ].filter(([, day]) => day !== null),
  )('%s', (text, day) => {
    expect(read(column('date'), text ?? '')).toBe(day)
  })

  test.each([
    '2023-02-29',
    '2024-13-01',
    '13/45',
    '2024',
    '45321',
    '2024年3月',
    'soon',
    '14:30',
    '下午3点',
    '32号',
    '99991301',
  ])('%s is refused', (text) => {
    expect(read(column('date'), text)).toEqual({ kind: 'not-a-date' })
  })
})

describe('a moment is read as people write it', () => {
  test.each([
    ['2024-03-05 14:30', '2024-03-05T14:30'],
    ['2024-03-05T14:30:15', '2024-03-05T14:30:15'],
    ['2024-03-05T06:30:00Z', '2024-03-05T14:30'],
    ['2024年3月5日14点30分', '2024-03-05T14:30'],
    ['2024/3/5 9:05', '2024-03-05T09:05'],
    ['14:30', '2026-11-21T14:30'],
    ['１４：３０', '2026-11-21T14:30'],
    ['下午2点半', '2026-11-21T14:30'],
    ['下午两点半', '2026-11-21T14:30'],
    ['明天下午3点', '2026-11-22T15:00'],
    ['明天 9点', '2026-11-22T09:00'],
    ['后天上午十点一刻', '2026-11-23T10:15'],
    ['下周一 9:30', '2026-11-23T09:30'],
    ['下周一上午9点', '2026-11-23T09:00'],
    ['晚上8点', '2026-11-21T20:00'],
    ['中午12点', '2026-11-21T12:00'],
    ['凌晨12点', '2026-11-21T00:00'],
    ['3/5 2:30pm', '2026-03-05T14:30'],
    ['2pm', '2026-11-21T14:00'],
    ['12am', '2026-11-21T00:00'],
    ['3月5日 8时', '2026-03-05T08:00'],
    ['明天', '2026-11-22T00:00'],
    ['2024-03-05', '2024-03-05T00:00'],
  ])('%s', (text, wall) => {
    expect(read(column('dateTime'), text)).toBe(Date.parse(`${wall}${wall.length === 16 ? ':00' : ''}+08:00`))
  })

  test.each(['25:00', '12:60', '点', '2024-02-30 10:00', 'noon', '8'])('%s is refused', (text) => {
    expect(read(column('dateTime'), text)).toEqual({ kind: 'not-a-date' })
  })
})

test.each([
  ['是', true],
  ['√', true],
  ['对', true],
  ['TRUE', true],
  ['１', true],
  ['☑', true],
  ['否', false],
  ['x', false],
  ['×', false],
  ['0', false],
  ['☐', false],
  ['', null],
  ['也许', { kind: 'not-a-checkbox' }],
])('checkbox %s', (text, value) => {
  expect(read(column('checkbox'), text)).toEqual(value)
})

test.each([
  ['华东', optionId('east')],
  [' 华东 ', optionId('east')],
  ['华南 （ａ）', optionId('south')],
  ['华南（Ａ）', optionId('south')],
  ['华 东', optionId('east')],
  ['华东类', { kind: 'unknown-option', name: '华东类' }],
  ['老区', { kind: 'unknown-option', name: '老区' }],
  ['西北', { kind: 'unknown-option', name: '西北' }],
])('select %s', (text, value) => {
  expect(read(regions, text)).toEqual(value)
})

const grades = column('select', {
  role: 'grade',
  options: ['A', 'B类', 'C'].map((name) => ({ id: optionId(name.slice(0, 1)), name, color: 1 })),
})

test.each(['A', 'a', 'Ａ', ' a ', 'A类', 'A级', 'ａ 级', 'A等', 'A等级', 'A级客户', 'Grade A', 'grade:a', '等级：A'])(
  'the grade %s is A',
  (text) => {
    expect(read(grades, text)).toBe(optionId('A'))
  },
)

test.each([
  ['B', optionId('B')],
  ['c级', optionId('C')],
  ['A+', { kind: 'unknown-option', name: 'A+' }],
  ['A-', { kind: 'unknown-option', name: 'A-' }],
  ['类', { kind: 'unknown-option', name: '类' }],
  ['AB', { kind: 'unknown-option', name: 'AB' }],
])('of grades %s means %j', (text, value) => {
  expect(read(grades, text)).toEqual(value)
})

test('a grade that two options could mean is neither', () => {
  const both = { ...grades, options: ['A类', 'A级'].map((name) => ({ id: optionId(name), name, color: 1 })) }
  expect(read(both, 'A级')).toBe(optionId('A级'))
  expect(read(both, 'A')).toEqual({ kind: 'unknown-option', name: 'A' })
})

test.each([
  ['华东、华南 (A)', [optionId('east'), optionId('south')]],
  ['华东，华东;华南 (a)', [optionId('east'), optionId('south')]],
  ['华东|西北', { kind: 'unknown-option', name: '西北' }],
  ['、', null],
])('multi select %s', (text, value) => {
  expect(read(tags, text)).toEqual(value)
})

test.each([
  ['李明', memberId('li')],
  ['@李明 ', memberId('li')],
  ['赵 lei', memberId('zhao')],
  ['王芳', { kind: 'ambiguous-person', name: '王芳' }],
  ['钱七', { kind: 'unknown-person', name: '钱七' }],
])('person %s', (text, value) => {
  expect(read(column('person'), text)).toEqual(value)
})

test.each([
  ['13800138000', '13800138000'],
  ['138 0013 8000', '13800138000'],
  ['138-0013-8000', '13800138000'],
  ['+86 138 0013 8000', '13800138000'],
  ['(+86)13800138000', '13800138000'],
  ['013800138000', '13800138000'],
  ['0139-1234-5678', '13912345678'],
  ['8613800138000', '13800138000'],
  ['0086-13800138000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['0755-12345678', '0755-12345678'],
  ['0755 82345678', '075582345678'],
  ['(0755)82345678', '0755-82345678'],
  ['010-62345678转801', '010-62345678-801'],
  ['82345678', '82345678'],
  ['400-800-1234', '400-800-1234'],
  ['4008001234', '4008001234'],
  ['95588', '95588'],
  ['+1 415 555 0100', '+14155550100'],
  ['+852 2345-6789', '+85223456789'],
  ['13800138000/0755-82345678', '13800138000 / 0755-82345678'],
  ['13800138000、13800138000', '13800138000'],
  ['0755-8888 6666 转 801', '0755-88886666-801'],
  ['0755-88886666（转801）', '0755-88886666-801'],
  ['0755-88886666 分机 801', '0755-88886666-801'],
  ['+86 755 8888 6666', '075588886666'],
  ['+86-21-62345678-12', '021-62345678-12'],
  ['+86 (0)755-88886666', '0755-88886666'],
  ['+86 400 820 8888', '4008208888'],
  ['400-820-8888转1', '400-820-8888-1'],
  ['4008-208-888', '4008-208-888'],
  ['8888-6666', '8888-6666'],
  ['(5) 555-4729', '(5) 555-4729'],
  ['（91）555 22 82', '(91) 555 22 82'],
  ['(1) 03.83.00.68', '(1) 03.83.00.68'],
  ['(503) 555-9831', '503-555-9831'],
  ['030-0074321', '030-0074321'],
  ['0621-08460', '0621-08460'],
  ['座机：0755-88886666 手机：13800138000', '0755-88886666 / 13800138000'],
  ['13800138000 13900139000', '13800138000 / 13900139000'],
  ['13800138000或13900139000', '13800138000 / 13900139000'],
  ['13800138000,\n13900139000', '13800138000 / 13900139000'],
  ['0755-8888 6666 转 801、13800138000', '0755-88886666-801 / 13800138000'],
  ['2024-03-05', { kind: 'not-a-phone' }],
  ['138-0013-800', { kind: 'not-a-phone' }],
  ['(2024) 03-05', { kind: 'not-a-phone' }],
  ['12345', '12345'],
  ['1380013800', { kind: 'not-a-phone' }],
  ['电话没有', { kind: 'not-a-phone' }],
])('phone %s', (text, value) => {
  expect(read(column('phone'), text)).toEqual(value)
})

test.each([
  ['13800138000', ['13800138000']],
  ['0755-88886666-801 / 13800138000', ['075588886666,801', '13800138000']],
  ['400-820-8888-1', ['4008208888,1']],
  ['503-555-9831', ['5035559831']],
  ['+14155550100', ['+14155550100']],
])('%s dials %j', (cell, dials) => {
  expect(phonesOf(cell).map(({ dial }) => dial)).toEqual(dials)
})

test.each([
  ['a.b@c.com', 'a.b@c.com'],
  ['ａ@ｃ．com', 'a@c.com'],
  ['mailto:x@y.cn', 'x@y.cn'],
  ['张三@公司.中国', '张三@公司.中国'],
  ['a@b', { kind: 'not-an-email' }],
  ['a b@c.com', { kind: 'not-an-email' }],
])('e-mail %s', (text, value) => {
  expect(read(column('email'), text)).toEqual(value)
})

test.each([
  ['kebu.cn', 'https://kebu.cn'],
  ['www.kebu.cn/a?b=1#c', 'https://www.kebu.cn/a?b=1#c'],
  ['HTTP://kebu.cn', 'http://kebu.cn'],
  ['http://192.168.1.5:8080/x', 'http://192.168.1.5:8080/x'],
  ['http://erp/login', 'http://erp/login'],
  ['客簿.中国', 'https://客簿.中国'],
  ['javascript:alert(1)', { kind: 'not-a-url' }],
  ['ftp://kebu.cn', { kind: 'not-a-url' }],
  ['file:///etc/passwd', { kind: 'not-a-url' }],
  ['https://user@evil.cn@kebu.cn', { kind: 'not-a-url' }],
  ['hello', { kind: 'not-a-url' }],
])('url %s', (text, value) => {
  expect(read(column('url'), text)).toEqual(value)
})

test.each([
  ['3', 3],
  ['★★★', 3],
  ['★★☆☆☆', 2],
  ['4星', 4],
  ['6', { kind: 'not-a-rating', most: 5 }],
  ['0', { kind: 'not-a-rating', most: 5 }],
  ['好', { kind: 'not-a-rating', most: 5 }],
])('rating %s', (text, value) => {
  expect(read(column('rating'), text)).toEqual(value)
})

test.each([
  ['一行\r\n二行\r三行', '一行\n二行\n三行'],
  ['  两边  ', '两边'],
  ['007', '007'],
  ['=1+1', '=1+1'],
  ['a\u0000b\uFEFF', 'ab'],
  ['坏\uD83D', { kind: 'bad-text' }],
  ['😀', '😀'],
  ['长'.repeat(2001), { kind: 'too-long', limit: 2000 }],
])('text %j', (text, value) => {
  expect(read(column('text'), text)).toEqual(value)
})

test.each(['autoNumber', 'createdAt', 'createdBy', 'changedAt', 'changedBy'] as const)(
  '%s is nobody’s to type',
  (kind) => {
    expect(read(column(kind), '1')).toEqual({ kind: 'filled-by-server' })
  },
)
