import { expect, test } from 'vitest'
import { ledgerRecord, type ColumnId, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { attachmentCell, type Attachment } from '#shared/attachment/attachment.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import { openOffice, type Office } from '../ledger/office.ts'
import { textFile } from './files.ts'

/** An office whose ledger has a column of files, one of finance too, with a customer each of 安娜's and of 小陈's. */
function officeWithFiles() {
  const office = openOffice()
  const column = (columnClass?: ColumnClass): ColumnId => {
    const id = office.newColumn()
    const now = { id, table: 'customers', kind: 'attachment', name: `附件${columnClass ?? ''}`, order: 99 } as const
    office.does(office.boss, [
      { kind: 'putColumn', was: null, now: { ...now, ...(columnClass && { class: columnClass }) } },
    ])
    return id
  }
  return {
    office,
    files: column(),
    secret: column('finance'),
    hers: office.collect(office.anna, { name: '甲公司' }),
    his: office.collect(office.chen, { name: '乙公司' }),
    contract: textFile(office.random, '合同').file,
  }
}

const put = (customer: CustomerId, column: ColumnId, files: readonly Attachment[], was: CellValue = null) =>
  ({
    kind: 'set',
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    cells: [{ column, was, now: attachmentCell(files) }],
  }) as const
const viewer = (office: Office, member: MemberId) => office.speaker(member).viewer
const arrives = (office: Office, member: MemberId, file: Attachment) =>
  office.ledger.attachments.arrived(viewer(office, member), file, office.now())
const mayFetch = (office: Office, member: MemberId, file: Attachment) =>
  office.ledger.attachments.readable(viewer(office, member), file.id) !== null

test('a file is there for those who may read a cell that names it, once its bytes have come', () => {
  const { office, files, hers, contract } = officeWithFiles()
  expect(office.does(office.anna, [put(hers, files, [contract])])).toEqual([{ kind: 'accepted' }])
  expect(mayFetch(office, office.anna, contract)).toBe(false)
  arrives(office, office.anna, contract)
  const { anna, boss, eastManager, bert, chen, westManager } = office
  const all = [anna, boss, eastManager, bert, chen, westManager]
  expect(all.map((member) => mayFetch(office, member, contract))).toEqual([true, true, true, false, false, false])
})

test('bytes may come before the change that names them, and are their sender’s alone until then', () => {
  const { office, files, hers, contract } = officeWithFiles()
  arrives(office, office.anna, contract)
  expect(mayFetch(office, office.boss, contract)).toBe(false)
  office.does(office.anna, [put(hers, files, [contract])])
  expect(mayFetch(office, office.boss, contract)).toBe(true)
})

test('a file of a class of columns is not there for those who do not see the class', () => {
  const { office, secret, hers, contract } = officeWithFiles()
  office.does(office.boss, [put(hers, secret, [contract])])
  arrives(office, office.boss, contract)
  expect(mayFetch(office, office.anna, contract)).toBe(false)
  expect(office.ledger.attachments.awaited(viewer(office, office.anna), contract.id)).toBeNull()
})

test('who loses the customer loses the file, also the one that he brought himself', () => {
  const { office, files, hers, contract } = officeWithFiles()
  office.does(office.anna, [put(hers, files, [contract])])
  arrives(office, office.anna, contract)
  office.does(office.boss, [{ kind: 'transfer', customer: hers, epoch: office.epoch(hers), to: office.chen }])
  expect(mayFetch(office, office.anna, contract)).toBe(false)
  expect(mayFetch(office, office.chen, contract)).toBe(true)
})

test('a file goes into another customer’s cell only by the hand of one who may read it', () => {
  const { office, files, hers, his, contract } = officeWithFiles()
  office.does(office.anna, [put(hers, files, [contract])])
  arrives(office, office.anna, contract)
  // 小陈 learned the id somehow
  expect(office.does(office.chen, [put(his, files, [contract])])).toEqual([
    { kind: 'refused', refusal: { kind: 'not-there' } },
  ])
  expect(mayFetch(office, office.chen, contract)).toBe(false)
  expect(office.does(office.boss, [put(his, files, [contract])])).toEqual([{ kind: 'accepted' }])
  expect(mayFetch(office, office.chen, contract)).toBe(true)
})

test('facts that differ from the known ones are refused', () => {
  const { office, files, hers, contract } = officeWithFiles()
  arrives(office, office.anna, contract)
  const other = { ...contract, sha: 'f'.repeat(64) }
  expect(office.does(office.anna, [put(hers, files, [other])])).toEqual([
    { kind: 'refused', refusal: { kind: 'not-there' } },
  ])
})

test('what a former owner attached offline is kept as a proposal, with the file for whoever decides', () => {
  const { office, files, hers, contract } = officeWithFiles()
  office.does(office.boss, [{ kind: 'transfer', customer: hers, epoch: office.epoch(hers), to: office.chen }])
  const [verdict] = office.does(office.anna, [put(hers, files, [contract])], { offline: true })
  expect(verdict?.kind).toBe('proposed')
  expect(office.ledger.attachments.awaited(viewer(office, office.anna), contract.id)?.isHere).toBe(false)
  arrives(office, office.anna, contract)
  expect([office.chen, office.anna].map((member) => mayFetch(office, member, contract))).toEqual([true, false])
})

test('a removed file stays for an undo, and is swept when nothing has named it for ninety days', () => {
  const { office, files, hers, contract } = officeWithFiles()
  const held = textFile(office.random, '报价').file
  office.does(office.anna, [put(hers, files, [contract, held])])
  arrives(office, office.anna, contract)
  arrives(office, office.anna, held)
  office.does(office.anna, [put(hers, files, [held], attachmentCell([contract, held]))])
  const day = 86_400_000
  expect(office.ledger.attachments.sweep(office.now())).toEqual([])
  office.pass(89 * day)
  expect(office.ledger.attachments.sweep(office.now())).toEqual([])
  expect(mayFetch(office, office.anna, contract)).toBe(true)
  office.pass(day)
  expect(office.ledger.attachments.sweep(office.now())).toEqual([contract.sha])
  expect([contract, held].map((file) => mayFetch(office, office.anna, file))).toEqual([false, true])
})
