import type { Mapping } from '#shared/workbook/mapping.ts'
import type { HeaderRows } from '#shared/workbook/header.ts'
import type { ImportSession, ImportSetting } from './importSession.ts'
import type { ReadStage } from './readWorkbook.ts'

/** What the page asks of the import worker, one answer each, in order. */
export type ImportCall =
  | { readonly kind: 'open'; readonly setting: ImportSetting; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'table'; readonly sheet: number; readonly header: HeaderRows | null | 'auto' }
  | { readonly kind: 'plan'; readonly mappings: readonly Mapping[]; readonly duplicates: 'create' | 'skip' }
  | { readonly kind: 'changes'; readonly most: number }
  | { readonly kind: 'problems' }

export type AnswerTo<K extends ImportCall['kind']> = ReturnType<ImportSession[K]>

/** What comes back: a stage for the progress line, the answer, or the message of a bug. */
export type ImportNews =
  | { readonly kind: 'stage'; readonly stage: ReadStage }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }
