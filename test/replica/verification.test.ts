import { expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { openDisk, type SideNews } from '../../client/replica/disk.ts'
import { diskName } from '../../client/replica/diskName.ts'
import {
  addCustomer,
  boss,
  cellOf,
  columnOf,
  company,
  isSettled,
  type Laptop,
  openWithCustomer,
  startTeam,
  type,
  until,
} from './team.ts'

/** Lays a record on the disk that the server never told of. */
async function plant(laptop: Laptop, news: (before: SideNews) => SideNews | null): Promise<void> {
  const disk = await openDisk(diskName(company, laptop.member), {
    databases: laptop.databases,
    onOutdated: () => undefined,
  })
  const records = await disk.side.where('table').equals('customers').toArray()
  for (const { n, news: told } of records) {
    if (n !== undefined) await disk.side.update(n, { news: told.flatMap((each) => news(each) ?? []) })
  }
  disk.close()
}

test('a disk that went astray is found after a cold start and mended, with what waits on it kept', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const mine = await team.open(laptop)
  await until(() => isSettled(mine), 'in step')
  const customer = await addCustomer(mine, '青山')
  const other = await addCustomer(mine, '远山')
  const name = columnOf(mine, 'name')
  const note = columnOf(mine, 'region')
  await until(() => isSettled(mine), 'sent')
  await mine[Symbol.asyncDispose]()
  await plant(laptop, (each) => {
    if (each.kind !== 'row' || each.row.customer !== customer) return each
    return { kind: 'row', row: { ...each.row, cells: { ...each.row.cells, [name]: '走样' } } }
  })

  const away = await team.open(laptop, { offline: true })
  expect(cellOf(away, customer, name)).toBe('走样')
  await type(away, customer, note, '杭州')
  await away[Symbol.asyncDispose]()

  const back = await team.open(laptop, { hasty: true })
  await until(() => cellOf(back, customer, name) === '青山', 'mended')
  await until(() => isSettled(back), 'sent')
  expect(cellOf(back, customer, note)).toBe('杭州')
  expect(cellOf(back, other, name)).toBe('远山')
  await back[Symbol.asyncDispose]()

  const cold = await team.open(laptop, { offline: true })
  expect(cellOf(cold, customer, name)).toBe('青山')
  expect(cold.rows('customers').get(ledgerRecord(customer))?.changed.at).toBeGreaterThan(0)
})

test('a record that the disk has lost comes back', async () => {
  await using team = await startTeam()
  const { laptop, workspace: mine, customer } = await openWithCustomer(team, '青山')
  await mine[Symbol.asyncDispose]()
  await plant(laptop, (each) => (each.kind === 'row' && each.row.customer === customer ? null : each))
  const back = await team.open(laptop, { hasty: true })
  expect(back.rows('customers').size).toBe(0)
  await until(() => cellOf(back, customer, columnOf(back, 'name')) === '青山', 'brought again')
})
