import type { kitZh } from './kit.zh.ts'

export const kitEn: typeof kitZh = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  remove: 'Delete',
  undo: 'Undo',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  resize: 'Drag to resize',
  more: 'More',
  search: 'Search',
  grade: (name) => `Grade ${name}`,
  notOpened: 'It could not be opened',
  fault: 'This page has failed. What you typed is safe on this device; reload to go on.',
  reload: 'Reload',
}
