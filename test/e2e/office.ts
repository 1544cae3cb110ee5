import { basename } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { keepScreen, sitDown, startBrowser, startKebu, type Kebu, type Person, type Seat } from './kebu.ts'

/** Where a story happens; usable from its first `beforeAll` on. */
export interface Office<Name extends string> {
  readonly kebu: Kebu
  readonly browser: () => Browser
  readonly people: Readonly<Record<Name, Person>>
}

/**
 * One server, one browser and these people at machines of their own, from the first test of a `describe` to its last.
 * What was on their screens when a test failed is kept.
 */
export function openOffice<Name extends string>(names: readonly Name[], seat: Seat = {}): Office<Name> {
  let started: { readonly kebu: Kebu; readonly browser: Browser } | null = null
  const seated = new Map<string, Person>()
  const office = () => started ?? fail('the office opens with the first test')

  beforeAll(async () => {
    const [kebu, browser] = await Promise.all([startKebu(), startBrowser()])
    started = { kebu, browser }
    for (const name of names) seated.set(name, await sitDown(browser, seat))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const story = basename(task.file.name, '.e2e.ts')
    for (const [name, person] of seated) await keepScreen(person, `${story}-${name}`)
  })
  afterAll(async () => {
    try {
      for (const person of seated.values()) await person[Symbol.asyncDispose]()
    } finally {
      await started?.browser.close()
      await started?.kebu[Symbol.asyncDispose]()
    }
  })

  const place = (name: Name): [Name, Person] => {
    const person = () => seated.get(name) ?? fail(`${name} sits down with the first test`)
    return [
      name,
      {
        get page() {
          return person().page
        },
        get context() {
          return person().context
        },
        goOffline: () => person().goOffline(),
        goOnline: () => person().goOnline(),
        [Symbol.asyncDispose]: () => person()[Symbol.asyncDispose](),
      },
    ]
  }
  return {
    kebu: {
      get url() {
        return office().kebu.url
      },
      get folder() {
        return office().kebu.folder
      },
      start: () => office().kebu.start(),
      stop: () => office().kebu.stop(),
      kill: () => office().kebu.kill(),
      [Symbol.asyncDispose]: () => office().kebu[Symbol.asyncDispose](),
    },
    browser: () => office().browser,
    people: Object.fromEntries(names.map(place)) as Record<Name, Person>, // one entry a name
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}
