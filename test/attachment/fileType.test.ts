import { expect, test } from 'vitest'
import { attachmentCell, cleanFileName, filesIn, isAttachments } from '#shared/attachment/attachment.ts'
import { createSniffer, fileTypeOf } from '#shared/attachment/fileType.ts'
import { zipOf } from './files.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

test.each([
  ['jpg', bytes('\u00ff\u00d8\u00ff\u00e0..')],
  ['png', bytes('\u0089PNG\r\n\u001a\n..')],
  ['webp', bytes('RIFF....WEBPVP8 ')],
  ['gif', bytes('GIF89a...')],
  ['pdf', bytes('%PDF-1.7\n')],
  ['txt', utf8('客户,金额\n甲,1\n')],
  ['txt', bytes('\u00ff\u00fea\u0000b\u0000')],
  ['xlsx', zipOf(['[Content_Types].xml', 'xl/workbook.xml'])],
  ['docx', zipOf(['[Content_Types].xml', 'word/document.xml'])],
  ['pptx', zipOf(['[Content_Types].xml', 'ppt/presentation.xml'])],
] as const)('bytes of a %s are known as such', (type, file) => {
  expect(fileTypeOf(file)).toBe(type)
})

test.each([
  ['nothing at all', new Uint8Array(0)],
  ['a page', utf8('  <!DOCTYPE html><script>alert(1)</script>')],
  ['a page after words', utf8('hello <script>alert(1)</script>')],
  ['a page in UTF-16', bytes(`\u00ff\u00fe${Array.from('<html>', (sign) => `${sign}\u0000`).join('')}`)],
  ['a drawing', utf8('<?xml version="1.0"?><svg onload="alert(1)"/>')],
  ['an archive', zipOf(['a.txt'])],
  ['an archive that holds a document', zipOf(['[Content_Types].xml', 'inner/word/document.xml'])],
  ['a workbook with macros', zipOf(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'])],
  ['a program', bytes('MZ\u0090\u0000\u0003')],
  ['a program of Unix', bytes('\u007fELF\u0002\u0001')],
  ['a page behind the name of an archive', utf8('PK\u0003\u0004<script>alert(1)</script>')],
])('%s is refused', (_, file) => {
  expect(fileTypeOf(file)).toBeNull()
})

test('a file is known the same in one piece and byte by byte', () => {
  const file = zipOf(['[Content_Types].xml', 'docProps/app.xml', 'xl/workbook.xml'])
  const sniffer = createSniffer()
  for (const byte of file) sniffer.take(Uint8Array.of(byte))
  expect(sniffer.type()).toBe('xlsx')
})

const file = { id: `att_${'a'.repeat(26)}`, name: '合同.pdf', size: 9, type: 'pdf', sha: '0'.repeat(64) }

test('a cell of files reads back what was put in, in one spelling alone', () => {
  const cell = attachmentCell(filesIn(JSON.stringify([file])))
  expect(filesIn(cell)).toEqual([file])
  expect(isAttachments(cell)).toBe(true)
  expect(isAttachments(`${String(cell)} `)).toBe(false)
  expect(attachmentCell([])).toBeNull()
})

test.each([
  ['text', '合同.pdf'],
  ['no files', '[]'],
  ['an unknown type', JSON.stringify([{ ...file, type: 'svg' }])],
  ['a path', JSON.stringify([{ ...file, name: '../../etc/passwd' }])],
  ['a turned name', JSON.stringify([{ ...file, name: 'a\u202egpj.exe' }])],
  ['two of one id', JSON.stringify([file, file])],
  ['too large a file', JSON.stringify([{ ...file, size: 20 * 1024 * 1024 + 1 }])],
  [
    'too many',
    JSON.stringify(Array.from({ length: 21 }, (_, k) => ({ ...file, id: `att_${'a'.repeat(24)}${k + 10}` }))),
  ],
])('%s is no cell of files', (_, cell) => {
  expect(isAttachments(cell)).toBe(false)
})

test.each([
  ['C:\\Users\\me\\合同.pdf', '合同.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['.htaccess', 'htaccess'],
  ['a\u202egpj.exe', 'agpj.exe'],
  ['', 'file'],
  [`${'长'.repeat(200)}.docx`, `${'长'.repeat(115)}.docx`],
])('the name %s stands as %s', (name, clean) => {
  expect(cleanFileName(name, 'file')).toBe(clean)
})
