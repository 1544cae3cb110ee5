import type { RecordId } from '#shared/base/id.ts'
import { readComment, type Comment } from '#shared/ledger/comment.ts'
import type { ViewRow } from '../replica/workspace.ts'

/** A comment as the screen shows it. */
export interface ShownComment extends Comment {
  readonly isWaiting: boolean
}

/** What was said, oldest first as it is read; about one record of the customer when named. */
export function commentsOf(rows: readonly ViewRow[], about?: RecordId): readonly ShownComment[] {
  return rows
    .flatMap((row): ShownComment[] => {
      const comment = readComment(row)
      if (comment === null || (about !== undefined && comment.about !== about)) return []
      return [{ ...comment, isWaiting: row.waiting !== undefined }]
    })
    .sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1))
}

/** Whom a text calls: those whose names stand behind an @, the longer name first (@王芳芳 does not call 王芳). */
export function namedIn<Person extends { readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Person[] {
  const byLength = [...people].sort((left, right) => right.name.length - left.name.length)
  const named = new Set<Person>()
  for (const after of text.split('@').slice(1)) {
    const found = byLength.find(({ name }) => after.startsWith(name))
    for (const person of people) if (person.name === found?.name) named.add(person)
  }
  return [...named]
}

/** A text in pieces: plain, and the names that are called in it. */
export function piecesOf(
  text: string,
  names: readonly string[],
): readonly { readonly text: string; readonly isName: boolean }[] {
  const called = [...names].sort((left, right) => right.length - left.length).map((name) => `@${name}`)
  const pieces: { text: string; isName: boolean }[] = []
  let plain = ''
  for (let at = 0; at < text.length;) {
    const name = text[at] === '@' ? called.find((each) => text.startsWith(each, at)) : undefined
    if (name === undefined) plain += text[at]
    else {
      if (plain !== '') pieces.push({ text: plain, isName: false })
      plain = ''
      pieces.push({ text: name, isName: true })
    }
    at += name?.length ?? 1
  }
  return plain === '' ? pieces : [...pieces, { text: plain, isName: false }]
}
