import { useIsPhone } from '../shell/useMedia.ts'
import { usePageTitle } from '../shell/usePageTitle.ts'
import { useWords } from '../words/useWords.ts'
import { ContactCards } from './ContactCards.tsx'
import { RecordsSheet } from './RecordsSheet.tsx'

const byName = { role: 'name', descending: false } as const

/** 联系人: everybody one may call, of every customer one may see; as a sheet, or under a thumb as cards. */
export function ContactsPage() {
  const words = useWords().customer.contacts.page
  usePageTitle(words.title)
  return useIsPhone() ? <ContactCards /> : <RecordsSheet table="contacts" words={words} first={byName} />
}
