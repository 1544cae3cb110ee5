/**
 * One's own order of columns and the company's, after both went on from `base`: what I moved stands where I put it,
 * what the company moved or added stands beside its company neighbour. Without a base only what is new finds a place.
 */
export function mergeOrder<Id extends string>(
  mine: readonly Id[],
  base: readonly Id[] | null,
  company: readonly Id[],
): readonly Id[] {
  const here = new Set(company)
  const known = new Set(mine)
  const movedByMe = base === null ? known : movedFrom(base, mine)
  const movedByThem = base === null ? new Set<Id>() : movedFrom(base, company)
  const isPlaced = (id: Id) => known.has(id) && (movedByMe.has(id) || !movedByThem.has(id))
  const order = mine.filter((id) => here.has(id) && isPlaced(id))
  company.forEach((id, place) => {
    if (isPlaced(id)) return
    // everything left of it stands already; what is the company's first stands before the next that does
    const left = company[place - 1]
    const right = company.find((each, at) => at > place && order.includes(each))
    const next = right === undefined ? order.length : order.indexOf(right)
    order.splice(left === undefined ? next : order.indexOf(left) + 1, 0, id)
  })
  return order
}

/** The fewest that must have moved to make `after` of `before`: all but the longest row that kept its order. */
function movedFrom<Id>(before: readonly Id[], after: readonly Id[]): ReadonlySet<Id> {
  const placeBefore = new Map(before.map((id, place) => [id, place]))
  const both = after.filter((id) => placeBefore.has(id))
  const kept = new Set(longestRising(both.map((id) => placeBefore.get(id) ?? 0)).map((place) => both[place]))
  return new Set(both.filter((id) => !kept.has(id)))
}

/** Places of one longest rising run of numbers, not necessarily side by side. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const lastByLength: number[] = []
  const previous: number[] = []
  numbers.forEach((number, place) => {
    let length = lastByLength.findIndex((last) => (numbers[last] ?? 0) >= number)
    if (length === -1) length = lastByLength.length
    previous[place] = lastByLength[length - 1] ?? -1
    lastByLength[length] = place
  })
  const run: number[] = []
  for (let place = lastByLength.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) run.push(place)
  return run.reverse()
}
