import { attachmentEn } from './attachment.en.ts'
import { classesEn } from './classes.en.ts'
import { commentEn } from './comment.en.ts'
import { customerEn } from './customer.en.ts'
import { ledgerEn } from './ledger.en.ts'
import { changesEn } from './changes.en.ts'
import { companyEn } from './company.en.ts'
import { handsEn } from './hands.en.ts'
import { homeEn } from './home.en.ts'
import { kitEn } from './kit.en.ts'
import { poolEn } from './pool.en.ts'
import { sheetEn } from './sheet.en.ts'
import { shellEn } from './shell.en.ts'
import { teamEn } from './team.en.ts'
import { trashEn } from './trash.en.ts'
import { viewEn } from './view.en.ts'
import { workbookEn } from './workbook.en.ts'
import type { Words } from './zh.ts'

export const en: Words = {
  attachment: attachmentEn,
  kit: kitEn,
  changes: changesEn,
  comment: commentEn,
  customer: customerEn,
  ledger: ledgerEn,
  shell: shellEn,
  company: companyEn,
  classes: classesEn,
  hands: handsEn,
  home: homeEn,
  pool: poolEn,
  sheet: sheetEn,
  team: teamEn,
  trash: trashEn,
  view: viewEn,
  workbook: workbookEn,
}
