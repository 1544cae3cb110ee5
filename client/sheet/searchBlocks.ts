/** What is to be read into blocks: the text of each slot; undefined: nothing stands there, or nothing that is kept. */
export type TextAt = (slot: number) => string | undefined

/**
 * A text for every slot, many of them joined into one string: a word is looked for in a few long strings, not in a
 * hundred thousand short ones that lie all over the memory. Words hold no spaces, so none is found across two texts.
 */
export interface SearchBlocks {
  /** Marks in `found` the slots below `count` whose text holds the word; reads what was not read before. */
  find(word: string, count: number, textAt: TextAt, found: Uint8Array): void
  /** Reads the blocks of these slots ahead. */
  prepare(from: number, to: number, count: number, textAt: TextAt): void
  /** The text of this slot is another. */
  forget(slot: number): void
  clear(): void
}

interface Block {
  readonly text: string
  /** Where the text of each slot begins, and where one behind the last would. */
  readonly starts: Uint32Array
  /** Slots that are asked one by one: `long` ones from the beginning, and those that changed since. */
  readonly alone: Set<number>
  readonly long: number
}

const slotsABlock = 2_000
/** With more changes than this a block is sooner read anew. */
const mostChanged = 200
/** Longer texts are not worth a copy. */
const longestJoined = 300

export function createSearchBlocks(): SearchBlocks {
  let blocks: (Block | undefined)[] = []

  /** The block as it was read, unless slots were added behind it. */
  function blockAt(place: number, count: number, textAt: TextAt): Block {
    const first = place * slotsABlock
    const slots = Math.min(slotsABlock, count - first)
    const known = blocks[place]
    if (known !== undefined && known.starts.length > slots) return known
    return (blocks[place] = readBlock(first, slots, textAt))
  }

  return {
    find(word, count, textAt, found) {
      for (let first = 0; first < count; first += slotsABlock) {
        const block = blockAt(first / slotsABlock, count, textAt)
        findIn(block, word, first, found)
        for (const slot of block.alone) if (slot < count && textAt(slot)?.includes(word) === true) found[slot] = 1
      }
    },
    prepare(from, to, count, textAt) {
      const end = Math.min(to, count)
      for (let place = Math.floor(from / slotsABlock); place * slotsABlock < end; place += 1) {
        blockAt(place, count, textAt)
      }
    },
    forget(slot) {
      const place = Math.floor(slot / slotsABlock)
      const block = blocks[place]
      if (block !== undefined && block.alone.add(slot).size - block.long > mostChanged) blocks[place] = undefined
    },
    clear() {
      blocks = []
    },
  }
}

function readBlock(first: number, slots: number, textAt: TextAt): Block {
  const texts: string[] = []
  const alone = new Set<number>()
  const starts = new Uint32Array(slots + 1)
  let end = 0
  for (let at = 0; at < slots; at += 1) {
    const whole = textAt(first + at) ?? ''
    const text = whole.length > longestJoined ? '' : whole
    if (text !== whole) alone.add(first + at)
    texts.push(text)
    starts[at] = end
    end += text.length + 1
  }
  starts[slots] = end
  return { text: texts.join('\n'), starts, alone, long: alone.size }
}

function findIn({ text, starts, alone }: Block, word: string, first: number, found: Uint8Array): void {
  let at = 0
  for (let hit = text.indexOf(word); hit >= 0; hit = text.indexOf(word, starts[at])) {
    // Forward only: a word that many texts hold is found in one walk.
    while (starts[at + 1]! <= hit) at += 1
    if (!alone.has(first + at)) found[first + at] = 1
    at += 1
  }
}
