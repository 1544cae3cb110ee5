/**
 * A binary message as RFC 6455 puts it on the wire from a server: unmasked, whole, uncompressed. A batch for a hundred
 * readers is the same object for all of them, so its wire form is made once and written as one piece.
 */
export function wireFrame(message: Uint8Array): Buffer {
  let wire = made.get(message)
  if (wire === undefined) made.set(message, (wire = frameOf(message)))
  return wire
}

/** Larger ones are not worth a copy. */
export const largestWireFrame = 64 * 1024

const made = new WeakMap<Uint8Array, Buffer>()
const finalBinary = 0x82

function frameOf(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const wire = Buffer.allocUnsafeSlow(head + length)
  wire[0] = finalBinary
  if (head === 2) wire[1] = length
  else if (head === 4) {
    wire[1] = 126
    wire.writeUInt16BE(length, 2)
  } else {
    wire[1] = 127
    wire.writeUInt32BE(Math.floor(length / 2 ** 32), 2)
    wire.writeUInt32BE(length % 2 ** 32, 6)
  }
  wire.set(message, head)
  return wire
}
