import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { bodies, messageNumber, protocol } from '#shared/wire/message.ts'

/** One line per version, never changed afterwards. A new shape needs a new `protocol`, its history line and a line here. */
const shapeByProtocol: Record<number, string> = {
  1: 'cf7633ef0546266c12d451fadf5234a80a601e820d43100972e44580fe2b400f',
  2: '8914716bfd734679148af197eaa3822e99ad87874ccd59ee3df33da55b1c21d9',
  3: '7d9df53329c996f7811ea3b36788b21be4429adcd992cc3c0d2fc29ec23a9fd6',
  4: '419b33fea401760195d17cb869cf44ab14bdedea518f6f289f62b139313a99e4',
  5: 'e35a1741d7489d2dbb119f0bddbe84c88ea772311643e6a2f7448c5f749d2f60',
}

test('the shape of the messages belongs to their version', () => {
  const shape = Object.entries(bodies).map(([kind, body]) => [
    kind,
    messageNumber[kind as keyof typeof messageNumber], // the keys of the one are the keys of the other
    z.toJSONSchema(body, { unrepresentable: 'any' }),
  ])
  expect(createHash('sha256').update(JSON.stringify(shape)).digest('hex')).toBe(shapeByProtocol[protocol])
})
