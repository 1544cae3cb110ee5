import react from '@vitejs/plugin-react'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview, type InlineConfig } from 'vite'
import type { TestProject } from 'vitest/node'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page with the sheet alone is served. */
    readonly harnessUrl: string
  }
}

/** Serves the harness page to all files of a run. It is built when it is first asked for: most runs never do. */
export default async function serveHarness(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'kebu-harness-'))
  let built: Promise<unknown> | null = null
  const goOnWhenBuilt = async (goOn: (fault?: unknown) => void) => {
    try {
      built ??= build(site)
      await built
      goOn()
    } catch (fault) {
      goOn(fault)
    }
  }
  const site: InlineConfig = {
    configFile: false,
    root: here('./harness'),
    logLevel: 'error',
    plugins: [
      react(),
      {
        name: 'build-when-asked',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use((_request, _answer, next) => void goOnWhenBuilt(next))
        },
      },
    ],
    resolve: { alias: [{ find: /^#shared\//, replacement: `${here('../../shared')}/` }] },
    build: { outDir, emptyOutDir: true, minify: false, target: 'es2023' },
    preview: { port: 0, host: '127.0.0.1' },
  }
  const server = await preview(site)
  project.provide('harnessUrl', server.resolvedUrls?.local[0] ?? '')
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true })
  }
}
