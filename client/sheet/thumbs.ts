import type { AttachmentId, ColumnId, CustomerId } from '#shared/base/id.ts'

/** Where drawn cells get their small pictures from: set by the page, which knows the files of this device. */
export const pageThumbs: {
  urlOf:
    | ((id: AttachmentId, home: { readonly customer: CustomerId; readonly column: ColumnId }) => Promise<string | null>)
    | null
} = { urlOf: null }
