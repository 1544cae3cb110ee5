import { attachmentTw } from './attachment.tw.ts'
import { classesTw } from './classes.tw.ts'
import { commentTw } from './comment.tw.ts'
import { customerTw } from './customer.tw.ts'
import { ledgerTw } from './ledger.tw.ts'
import { changesTw } from './changes.tw.ts'
import { companyTw } from './company.tw.ts'
import { handsTw } from './hands.tw.ts'
import { homeTw } from './home.tw.ts'
import { kitTw } from './kit.tw.ts'
import { poolTw } from './pool.tw.ts'
import { sheetTw } from './sheet.tw.ts'
import { shellTw } from './shell.tw.ts'
import { teamTw } from './team.tw.ts'
import { trashTw } from './trash.tw.ts'
import { viewTw } from './view.tw.ts'
import { workbookTw } from './workbook.tw.ts'
import type { Words } from './zh.ts'

export const tw: Words = {
  attachment: attachmentTw,
  kit: kitTw,
  changes: changesTw,
  comment: commentTw,
  customer: customerTw,
  ledger: ledgerTw,
  shell: shellTw,
  company: companyTw,
  classes: classesTw,
  hands: handsTw,
  home: homeTw,
  pool: poolTw,
  sheet: sheetTw,
  team: teamTw,
  trash: trashTw,
  view: viewTw,
  workbook: workbookTw,
}
