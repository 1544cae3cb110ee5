import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import { PersonForm } from './PersonForm.tsx'
import { useCall } from './useCall.ts'
import { useSession } from './useSession.ts'

/** Also stands over an open workspace whose session has expired. */
export function SignIn() {
  const words = useWords().company.first
  const { session } = useSession()
  const call = useCall()
  return (
    <PersonForm
      fields={['login', 'password']}
      button={words.signIn}
      passwordIs="present"
      call={call}
      onSubmit={(values) => call.run(() => api.signIn(values), session.enter)}
    />
  )
}
