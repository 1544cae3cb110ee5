/** Runs `work` once after `ms`; the answer cancels it. */
export type Schedule = (ms: number, work: () => void) => () => void
