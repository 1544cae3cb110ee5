import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Locator, Page } from 'playwright'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What keeps somebody from using the page as it stands now, or the part of it that is new: one line for each place,
 * empty when nothing does.
 */
export async function barriers(page: Page, part: Locator = page.locator('html')): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  await page.evaluate(isStill)
  const { violations } = await part.evaluate(look)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => !isKnown(id, node.html))
        .map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    )
}

const look = (part: Element): Promise<AxeResults> =>
  // axe hangs itself on the window; the page has no types for it
  (window as unknown as { axe: { run(part: Element, options: RunOptions): Promise<AxeResults> } }).axe.run(part, {
    // What passes is not told: finding names for thousands of innocent elements takes most of its time.
    resultTypes: ['violations'],
    // A whole row may be one button: it is named by what it does, and its other words need not be in that name.
    rules: { 'label-content-name-mismatch': { enabled: false } },
  })

/** Resolves when no colour or place is on its way any more; what turns for ever is not waited for. */
const isStill = async (): Promise<void> => {
  const moving = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
  await Promise.allSettled(moving.map(({ finished }) => finished))
}

/** antd keeps its "more" button inside the list of tabs when they do not fit. */
const isKnown = (rule: string, html: string): boolean =>
  rule === 'aria-required-children' && html.includes('ant-tabs-nav')
