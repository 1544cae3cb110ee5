/** One figure of a bench. `ratio` is value / peer within the same run; `holds` says whether the target was met. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is compared with, when it is a comparison. */
  readonly peer: string | null
  readonly ratio: number | null
  readonly target: string | null
  readonly holds: boolean | null
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** A plain figure with a ceiling. */
export function atMost(name: string, value: number, unit: string, most: number): BenchResult {
  return { name, value: round(value), unit, peer: null, ratio: null, target: `≤ ${most} ${unit}`, holds: value <= most }
}

/** A figure without a target. */
export function figure(name: string, value: number, unit: string): BenchResult {
  return { name, value: round(value), unit, peer: null, ratio: null, target: null, holds: null }
}

/** A figure against a peer measured in the same run. */
export function against(
  name: string,
  {
    value,
    unit,
    peer,
    peerValue,
    bound,
    than,
  }: {
    readonly value: number
    readonly unit: string
    readonly peer: string
    readonly peerValue: number
    readonly bound: number
    readonly than: 'most' | 'least'
  },
): BenchResult {
  const ratio = value / peerValue
  const holds = than === 'most' ? ratio <= bound : ratio >= bound
  return {
    name,
    value: round(value),
    unit,
    peer,
    ratio: round(ratio),
    target: `${than === 'most' ? '≤' : '≥'} ${bound} ×`,
    holds,
  }
}

/** The p-th percentile (0–100) of unsorted figures. */
export function percentile(figures: readonly number[], p: number): number {
  const sorted = [...figures].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}
