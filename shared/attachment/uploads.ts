import { z } from 'zod'

const least = 20
const most = 1_000_000

/** How much one person may send to the server on one day, all his files together; one file always fits. */
export const Uploads = z.object({ megabytesPerDay: z.number().int().min(least).max(most) }).readonly()
export type Uploads = z.infer<typeof Uploads>

/** Where the company has not said: what a salesman photographs on a day, twice over. */
export const usualUploads: Uploads = { megabytesPerDay: 1_024 }

/** The nearest number of megabytes that may be set. */
export const withinUploads = (megabytes: number): number => Math.min(Math.max(megabytes, least), most)

export const uploadBytesPerDay = ({ megabytesPerDay }: Uploads = usualUploads): number => megabytesPerDay * 1024 * 1024
