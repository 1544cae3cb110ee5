import { Fragment } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column } from '#shared/ledger/column.ts'
import { phoneSeparator, phonesOf } from '#shared/ledger/contactText.ts'
import { linkedIn, nameSeparator } from '#shared/ledger/customerNames.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { isOnDevice, useFollow } from '../customers/useFollow.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { RichShow } from '../rich/RichShow.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useWords } from '../words/useWords.ts'
import { cellOf } from '../ledger/cellOf.ts'

/** A cell to look at: tags for options, safe links, stars, plain text for the rest. */
export function CellShow({
  row,
  column,
  context,
}: {
  readonly row: ViewRow
  readonly column: Column
  readonly context: CellContext
}) {
  const words = useWords().customer
  const workspace = useWorkspace()
  const value = cellOf(row, column, workspace.envelope(row.customer))
  if (value === null || value === '') return <>{column.role === 'owner' ? words.panel.pool : words.field.empty}</>
  switch (column.kind) {
    case 'select':
    case 'multiSelect':
      return <Options column={column} chosen={Array.isArray(value) ? value : [String(value)]} />
    case 'checkbox':
      return <>{value === true ? words.field.yes : words.field.no}</>
    case 'person':
    case 'createdBy':
    case 'changedBy':
      return <>{context.members.get(value as MemberId)?.name ?? words.field.empty}</>
    case 'customer':
    case 'contact':
      return <Linked ids={linkedIn(value)} />
    case 'richText':
      return <RichShow value={String(value)} />
    case 'url':
    case 'email':
      return <SafeLink kind={column.kind} text={String(value)} />
    case 'phone':
      return <Phones cell={String(value)} />
    default:
      return <>{formatCell(column, value, context)}</>
  }
}

/** Each opens the customer it names; one whom this person may not see is only said. */
function Linked({ ids }: { readonly ids: readonly string[] }) {
  const customers = useLocalCustomers()
  const workspace = useWorkspace()
  const follow = useFollow()
  return ids.map((id, place) => {
    const isSeen = isOnDevice(workspace, id)
    const name = customers.nameOf(id)
    return (
      <Fragment key={id}>
        {place > 0 && nameSeparator}
        {isSeen ? (
          <a
            href={`?customer=${id.split('/')[0] ?? ''}`}
            onClick={(event) => {
              event.preventDefault()
              event.stopPropagation()
              follow(id)
            }}
          >
            {name}
          </a>
        ) : (
          name
        )}
      </Fragment>
    )
  })
}

function Options({ column, chosen }: { readonly column: Column; readonly chosen: readonly string[] }) {
  return (
    <>
      {chosen.map((id) => {
        const option = column.options?.find((each) => each.id === id)
        return option === undefined ? null : (
          <Tag key={id} color={option.color}>
            {option.name}
          </Tag>
        )
      })}
    </>
  )
}

/** Only schemes that cannot run anything become links, checked here and not only where the value was typed. */
function SafeLink({ kind, text }: { readonly kind: 'url' | 'email'; readonly text: string }) {
  const href = kind === 'url' ? text : `mailto:${text}`
  if (kind === 'url' && !/^https?:\/\//i.test(text)) return <>{text}</>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" onClick={(event) => event.stopPropagation()}>
      {text}
    </a>
  )
}

/** Each number of the cell is dialled for itself. */
function Phones({ cell }: { readonly cell: string }) {
  return phonesOf(cell).map(({ text, dial }, place) => (
    <Fragment key={text}>
      {place > 0 && phoneSeparator}
      <a href={`tel:${dial}`} onClick={(event) => event.stopPropagation()}>
        {text}
      </a>
    </Fragment>
  ))
}
