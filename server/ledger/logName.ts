import { newDeviceId, type Random } from '#shared/base/id.ts'

/** A name that no other log bears: clients that hold a copy of another log start anew and lose nothing of their own. */
export const newLogName = (random: Random): string => `log_${newDeviceId(random).slice('dev_'.length)}`
