import { changesEn } from './changes.en.ts'
import { companyEn } from './company.en.ts'
import { homeEn } from './home.en.ts'
import { kitEn } from './kit.en.ts'
import { shellEn } from './shell.en.ts'
import type { Words } from './zh.ts'

export const en: Words = {
  kit: kitEn,
  changes: changesEn,
  shell: shellEn,
  company: companyEn,
  home: homeEn,
}
