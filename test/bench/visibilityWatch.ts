import { randomFromBytes } from '#shared/base/id.ts'
import { joinWatcher } from './visibilityClient.ts'

/**
 * The managers in a process of their own, so that what they store holds up nobody who types:
 * `visibilityWatch.ts <member> <member> <port>`. Says how many customers each holds whenever that changes.
 */
const [first = '', second = '', port = ''] = process.argv.slice(2)
const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
const watchers = await Promise.all([first, second].map((n) => joinWatcher(Number(port), Number(n), random)))
let said = ''
setInterval(() => {
  const now = JSON.stringify({
    held: watchers.map(({ held }) => held.size),
    bytes: watchers.reduce((sum, watcher) => sum + watcher.bytes(), 0),
  })
  if (now !== said) console.log(now)
  said = now
}, 10)
