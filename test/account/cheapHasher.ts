import { createHash } from 'node:crypto'
import type { Hasher } from '../../server/account/identity.ts'

/** Where hashing itself is not the question. */
export const cheapHasher: Hasher = {
  hash: (password) => Promise.resolve(createHash('sha256').update(password).digest('hex')),
  verify: async ({ hash, password }) => hash === (await cheapHasher.hash(password)),
}
