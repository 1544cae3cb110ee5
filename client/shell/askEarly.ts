/** What the pages that open the app are made of. The router asks for the same chunks; whoever asks first fetches them. */
const chunksByPath: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  '/': [() => import('../home/HomePage.tsx')],
  '/ledger': [() => import('../ledger/LedgerPage.tsx')],
  '/mine': [() => import('../ledger/MyCustomersPage.tsx')],
}

/** Asks for the page that the address names before the router does. A chunk that does not come is the page's to report. */
export function askEarly(path: string): void {
  for (const ask of chunksByPath[path] ?? []) ask().catch(() => undefined)
}
