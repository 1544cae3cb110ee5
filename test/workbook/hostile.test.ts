import { strToU8, zipSync } from 'fflate'
import { CFB, utils, write } from 'xlsx'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../client/workbook/readWorkbook.ts'

const part = {
  types:
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>',
  rels: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  workbook:
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  workbookRels:
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

const sheetXml = (rows: string, after = '') =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`

const cell = (place: string, value = '1') => `<c r="${place}"><v>${value}</v></c>`

function workbookOf(sheet: Uint8Array | string, more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(part.types),
    '_rels/.rels': strToU8(part.rels),
    'xl/workbook.xml': strToU8(part.workbook),
    'xl/_rels/workbook.xml.rels': strToU8(part.workbookRels),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    ...more,
  })
}

/** The fault's kind, and that it came within three seconds. */
function faultOf(bytes: Uint8Array): string | null {
  const start = performance.now()
  const result = readWorkbook(bytes, 'x.xlsx')
  expect(performance.now() - start).toBeLessThan(3000)
  return result.ok ? null : result.refusal.kind
}

const plain = workbookOf(sheetXml(`<row r="1">${cell('A1')}</row>`))

/** Writes a false unpacked size into the directory and the local header of the last entry with this name. */
function forgeSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const forged = bytes.slice()
  const view = new DataView(forged.buffer)
  const text = String.fromCharCode(...forged)
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (view.getUint32(at - 46 < 0 ? 0 : at - 46, true) === 0x02014b50) view.setUint32(at - 46 + 24, size, true)
    else if (view.getUint32(at - 30, true) === 0x04034b50) view.setUint32(at - 30 + 22, size, true)
  }
  return forged
}

describe('a hostile file is refused before a parser sees it', () => {
  test('a sheet that unpacks to a thousand times its size', () => {
    const zeros = new Uint8Array(40e6)
    expect(faultOf(workbookOf(zeros))).toBe('hostile')
  }, 20_000)

  test('a small file that claims 2 GB', () => {
    expect(faultOf(forgeSize(plain, 'xl/worksheets/sheet1.xml', 2e9))).toBe('hostile')
  })

  test('an entry that unpacks to more than it claims', () => {
    const long = workbookOf(sheetXml(`<row r="1">${cell('A1').repeat(5000)}</row>`))
    expect(faultOf(forgeSize(long, 'xl/worksheets/sheet1.xml', 1000))).toMatch(/hostile|damaged/)
  })

  test('two cells at opposite corners', () => {
    const corners = sheetXml(`<row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row>`)
    expect(faultOf(workbookOf(corners))).toBe('too-many-cells')
  })

  test('the same with a prefix on every element', () => {
    const corners =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(faultOf(workbookOf(corners))).toBe('too-many-cells')
  })

  test('a link over a whole sheet', () => {
    const linked = sheetXml(
      `<row r="1">${cell('A1')}</row>`,
      '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
    )
    expect(faultOf(workbookOf(linked))).toBe('hostile')
  })

  test('a name that climbs out of the archive', () => {
    expect(faultOf(workbookOf(sheetXml(''), { '../../etc/passwd': strToU8('x') }))).toBe('hostile')
  })

  test('three thousand entries', () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, place) => [`xl/media/${place}.png`, strToU8('x')]))
    expect(faultOf(workbookOf(sheetXml(''), many))).toBe('hostile')
  })

  test('a comment on a cell named __proto__ pollutes nothing', () => {
    const comments =
      '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author></authors><commentList><comment ref="__proto__" authorId="0"><text><t>polluted</t></text></comment></commentList></comments>'
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>'
    const file = workbookOf(sheetXml(`<row r="1">${cell('A1')}</row>`), {
      'xl/comments1.xml': strToU8(comments),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels),
    })
    expect(faultOf(file)).toBeNull()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['c']).toBeUndefined()
  })

  test('entities that multiply are text', () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>${sheetXml(`<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>`)}`
    expect(faultOf(workbookOf(laughs))).toBeNull()
  })
})

describe('a file that cannot be read says why', () => {
  test('empty', () => {
    expect(faultOf(new Uint8Array())).toBe('empty')
    expect(faultOf(workbookOf(sheetXml('')))).toBe('empty')
    expect(faultOf(strToU8(' \n '))).toBe('empty')
  })

  test('cut short anywhere', () => {
    for (const share of [0.1, 0.5, 0.9, 0.99])
      expect(faultOf(plain.slice(0, Math.floor(plain.length * share)))).toBe('damaged')
  })

  test('behind a password, new and old format', () => {
    const encrypted = CFB.utils.cfb_new()
    CFB.utils.cfb_add(encrypted, '/EncryptionInfo', new Uint8Array(100))
    CFB.utils.cfb_add(encrypted, '/EncryptedPackage', new Uint8Array(5000))
    expect(faultOf(new Uint8Array(CFB.write(encrypted, { type: 'array' }) as ArrayBuffer))).toBe('password')
    const old = CFB.read(
      write({ SheetNames: ['S'], Sheets: { S: utils.aoa_to_sheet([[1]]) } }, { type: 'buffer', bookType: 'biff8' }),
      { type: 'buffer' },
    )
    const stream = CFB.find(old, '/Workbook')
    const content = Uint8Array.from(stream?.content as number[])
    const first = 4 + (content[2] ?? 0) + (content[3] ?? 0) * 256
    const filePass = [0x2f, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78]
    CFB.utils.cfb_add(
      old,
      '/Workbook',
      Uint8Array.from([...content.slice(0, first), ...filePass, ...content.slice(first)]),
    )
    expect(faultOf(new Uint8Array(CFB.write(old, { type: 'array' }) as ArrayBuffer))).toBe('password')
  })

  test.each([
    ['a PDF', strToU8('%PDF-1.7 …')],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
    ['a web page called .xls', strToU8('<html><table><tr><td>1</td></tr></table></html>')],
    ['any other archive', zipSync({ 'a.txt': strToU8('x') })],
    ['bytes of no kind', Uint8Array.from({ length: 300 }, (_, place) => (place * 89) % 256)],
  ])('%s is not supported', (_, bytes) => {
    expect(faultOf(bytes)).toBe('unsupported')
  })

  test('five hundred files with bytes knocked out end in an answer, never in a throw', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    for (let run = 0; run < 500; run += 1) {
      const mutated = plain.slice()
      for (let hits = 0; hits < 3; hits += 1) mutated[next(mutated.length)] = next(256)
      readWorkbook(mutated, 'x.xlsx')
    }
  })
})
