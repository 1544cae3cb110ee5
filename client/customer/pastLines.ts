import type { HandsEntry, HistoryEntry, Past } from './historyApi.ts'

/**
 * What a customer's history says, newest first; of one moment the hands come after the cells, for making a customer
 * begins with whose he is, and that line says that he was made.
 */
export function pastLines({ entries, hands }: Past): readonly (HistoryEntry | HandsEntry)[] {
  const making = new Set(hands.flatMap(({ seq, fact }) => (fact.kind === 'made' ? [seq] : [])))
  const told = entries.filter((entry) => isTold(entry) && !(isMaking(entry) && making.has(entry.seq)))
  return [...told, ...hands].sort((left, right) => right.seq - left.seq)
}

/** Of a comment that it was made or taken back: its words stand beside that. */
const isTold = ({ table, key }: HistoryEntry): boolean => table !== 'comments' || key === '@' || key === '-'

const isMaking = ({ table, key }: HistoryEntry): boolean => table === 'customers' && key === '@'
