import { describe, expect, test } from 'vitest'
import { createLedger } from '../../server/ledger/createLedger.ts'
import { openMemoryStore } from '../../server/store/memoryStore.ts'
import { openOffice } from './office.ts'

const accepted = { kind: 'accepted' }

describe('a commit that fails', () => {
  const failing = () => {
    const store = openMemoryStore()
    const office = openOffice({ store })
    const customer = office.collect(office.anna, { name: '原名' })
    const scheduled: (() => void)[] = []
    const faults: unknown[] = []
    const heard: unknown[] = []
    const ledger = createLedger({
      store,
      now: office.now,
      random: office.random,
      schedule: (work) => void scheduled.push(work),
      onFault: (fault) => void faults.push(fault),
    })
    ledger.onCommit((news) => void heard.push(...news))
    const settle = () => {
      for (const work of scheduled.splice(0)) work()
    }
    return { store, office, customer, ledger, faults, heard, settle }
  }

  test('tells nobody, forgets the turn, and takes the same part when it comes again', () => {
    const { store, office, customer, ledger, faults, heard, settle } = failing()
    const part = office.partOf(office.anna, [office.set(customer, 'name', '原名', '新名')])
    const answered: string[] = []
    const head = ledger.head()
    store.failNextCommit()
    ledger.submit(office.speaker(office.anna), part)
    ledger.afterCommit(() => answered.push('answer'))
    settle()
    expect([faults.length, heard.length, answered.length, ledger.head()]).toEqual([1, 0, 0, head])
    expect(office.reads(customer, 'name')).toBe('原名')
    expect(ledger.submit(office.speaker(office.anna), part).verdicts).toEqual([accepted])
    settle()
    expect(office.reads(customer, 'name')).toBe('新名')
    expect(heard.length).toBe(2)
  })

  test('takes back what it decided about the company too', () => {
    const { store, office, ledger, settle } = failing()
    const part = office.partOf(office.boss, [{ kind: 'renameCompany', name: '新客簿' }])
    store.failNextCommit()
    ledger.submit(office.speaker(office.boss), part)
    expect(ledger.companyNow().name).toBe('新客簿')
    settle()
    expect(ledger.companyNow().name).toBe('客簿')
    ledger.submit(office.speaker(office.boss), part)
    settle()
    expect(ledger.companyDoc.getMap('about').get('name')).toBe('新客簿')
  })
})

describe('a power cut', () => {
  test('loses nothing that was told, and a part sent again is answered as before or decided now', () => {
    const store = openMemoryStore()
    const office = openOffice({ store })
    const customer = office.collect(office.anna, { name: '甲' })
    const told = office.partOf(office.anna, [office.set(customer, 'name', '甲', '乙')])
    const answer = office.send(office.anna, told)
    office.settle()
    const untold = office.partOf(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    office.send(office.anna, untold)
    store.crash()
    office.reopen()
    expect([office.reads(customer, 'name'), office.reads(customer, 'phone') ?? null]).toEqual(['乙', null])
    expect(office.send(office.anna, told)).toEqual(answer)
    expect(office.send(office.anna, untold).verdicts).toEqual([accepted])
    office.settle()
    expect(office.reads(customer, 'phone')).toBe('13800000001')
  })
})

test('a read shows nothing that is not durable: it closes the open turn first', () => {
  const office = openOffice()
  const customer = office.newCustomer()
  office.send(office.anna, office.partOf(office.anna, [office.create(customer, { name: '甲' })]))
  const head = office.ledger.head()
  const heard = office.news.length
  const { to } = office.ledger.catchUp(office.speaker(office.boss), head, 1e6)
  expect(to).toBe(head + 1)
  expect(office.news.length).toBe(heard + 2)
})
