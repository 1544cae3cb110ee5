import { attachmentZh } from './attachment.zh.ts'
import { classesZh } from './classes.zh.ts'
import { commentZh } from './comment.zh.ts'
import { customerZh } from './customer.zh.ts'
import { ledgerZh } from './ledger.zh.ts'
import { changesZh } from './changes.zh.ts'
import { companyZh } from './company.zh.ts'
import { handsZh } from './hands.zh.ts'
import { homeZh } from './home.zh.ts'
import { kitZh } from './kit.zh.ts'
import { poolZh } from './pool.zh.ts'
import { sheetZh } from './sheet.zh.ts'
import { shellZh } from './shell.zh.ts'
import { teamZh } from './team.zh.ts'
import { trashZh } from './trash.zh.ts'
import { viewZh } from './view.zh.ts'
import { workbookZh } from './workbook.zh.ts'

/** The original. Its type is the contract: a language that lacks a phrase does not compile. */
export const zh = {
  attachment: attachmentZh,
  kit: kitZh,
  changes: changesZh,
  comment: commentZh,
  customer: customerZh,
  ledger: ledgerZh,
  shell: shellZh,
  company: companyZh,
  classes: classesZh,
  hands: handsZh,
  home: homeZh,
  pool: poolZh,
  sheet: sheetZh,
  team: teamZh,
  trash: trashZh,
  view: viewZh,
  workbook: workbookZh,
}

export type Words = typeof zh
