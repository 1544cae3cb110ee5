import { createElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { lazyPage, type LazyPage } from '../../client/shell/lazyPage.tsx'

const drawn = ({ Page }: LazyPage) =>
  renderToString(createElement(Suspense, { fallback: '请稍候' }, createElement(Page)))
const ledger = () => lazyPage(() => Promise.resolve(() => createElement('h1', null, '台账')))

test('a page that has come is drawn at once, without its fallback', async () => {
  const page = ledger()
  await page.load()
  expect(drawn(page)).toContain('台账')
})

test('a page on its way shows the fallback', () => {
  expect(drawn(ledger())).toContain('请稍候')
})
