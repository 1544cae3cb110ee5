import { sessionKey } from './company/sessionKey.ts'
import { diskName } from './replica/diskName.ts'
import { readAhead } from './replica/readAhead.ts'
import { askEarly } from './shell/askEarly.ts'

/**
 * The first script of the page, small enough to run at once: the copy on the disk, the app and the page that the address
 * names are all asked for now. One after the other they would cost what they cost together.
 */
const kept = keptMembership()
if (kept !== null) readAhead(globalThis, diskName(kept.company, kept.member))
void import('./main.tsx')
if (kept !== null) askEarly(location.pathname)

/** Whose workspace this device opened last; the session looks at it properly when it is there. */
function keptMembership(): { readonly company: string; readonly member: string } | null {
  try {
    const { membership } = JSON.parse(localStorage.getItem(sessionKey) ?? '{}')
    const { company, member } = membership ?? {}
    return typeof company === 'string' && typeof member === 'string' ? { company, member } : null
  } catch {
    return null
  }
}
