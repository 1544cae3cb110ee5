import type { attachmentZh } from './attachment.zh.ts'

export const attachmentEn: typeof attachmentZh = {
  add: 'Add files',
  choose: 'Choose files',
  hint: 'Or drop them here, or paste. Pictures, PDF, Excel, Word, PowerPoint and text, up to 20 MB each',
  full: (most: number) => `A cell holds at most ${most} files`,
  none: 'No files yet',
  noColumn: 'No table has files yet: add a column of the kind “Attachment” first',
  nothing: '—',
  list: 'Files',
  /** What a file without a name is called. */
  name: 'file',
  open: (name: string) => `Open ${name}`,
  newName: 'New name',
  rename: 'Rename',
  renameOf: (name: string) => `Rename ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  previewOf: (name: string) => `Preview of ${name}`,
  previous: 'Previous',
  next: 'Next',
  download: 'Download',
  loading: 'Reading…',
  absent: 'This file cannot be had now: it may still be on its way, or there is no network',
  noPreview: 'This kind of file is not shown here: download it to open it',
  noRoom: 'It could not be kept on this device: there may be no room. The files were not added',
  filesOf: (column: string, count: number) => `${column}: ${count} files`,
  state: {
    waiting: () => 'waiting to be sent',
    tomorrow: (megabytes: number) =>
      `you have sent the ${megabytes} MB that one person may send on one day; it follows tomorrow by itself`,
    refused: () => 'the server did not take it',
  },
  uploads: {
    title: 'Attachments',
    lead: 'Photos and files are kept on the server. What goes beyond the limit waits on its author’s device and is sent the next day.',
    perDay: 'One person may send, a day',
    unit: 'MB',
  },
  refused: {
    'file-type': (name: string) => `“${name}” cannot be attached: pictures, PDF, xlsx, docx, pptx and text can`,
    empty: (name: string) => `“${name}” is empty`,
    'too-large': (name: string) => `“${name}” is larger than 20 MB`,
  },
  from: {
    customers: 'Customer',
    contacts: 'Contact',
    followups: 'Follow-up',
    reminders: 'Reminder',
    comments: 'Comment',
  },
}
