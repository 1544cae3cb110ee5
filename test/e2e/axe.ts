import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What keeps somebody from using the page as it stands now: one line for each place, empty when nothing does. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  await page.evaluate(isStill)
  // axe hangs itself on the window; the page has no types for it
  const { violations } = await page.evaluate(() =>
    // What passes is not told: finding names for thousands of innocent elements takes most of its time.
    (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => !isKnown(id, node.html))
        .map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    )
}

/** Resolves when no colour or place is on its way any more; what turns for ever is not waited for. */
const isStill = async (): Promise<void> => {
  const moving = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
  await Promise.allSettled(moving.map(({ finished }) => finished))
}

/** A whole row may be one button: it is named by what it does, and the row's other words need not be in that name. */
const rowsAreNamedByTheirAct = 'label-content-name-mismatch'

/** antd keeps its "more" button inside the list of tabs when they do not fit. */
const isKnown = (rule: string, html: string): boolean =>
  rule === rowsAreNamedByTheirAct || (rule === 'aria-required-children' && html.includes('ant-tabs-nav'))
