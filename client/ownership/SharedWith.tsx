import { collaborationOf, type Envelope } from '#shared/ownership/envelope.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Who works on the customer beside his owner; to a collaborator, first what he was given himself. */
export function SharedWith({ envelope }: { readonly envelope: Envelope }) {
  const words = useWords().customer.sharing
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const nameOf = (id: Parameters<typeof members.get>[0]) => members.get(id)?.name ?? ''
  const mine = collaborationOf(envelope, workspace.me)
  const others = (envelope.collaborators ?? []).filter(({ member }) => member !== workspace.me)
  return (
    <>
      {mine !== null && (
        <span>
          <b>{words.toYou(nameOf(mine.by), words.rights[mine.right], mine.until ?? null)}</b>
        </span>
      )}
      {others.length > 0 && (
        <span>
          {words.people}{' '}
          <b>
            {others
              .map(({ member, right, until }) => words.one(nameOf(member), words.rights[right], until ?? null))
              .join(words.and)}
          </b>
        </span>
      )}
    </>
  )
}
