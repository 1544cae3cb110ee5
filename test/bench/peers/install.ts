import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const needed = ['@hocuspocus/server', '@revolist/revogrid']

/** The folder of the peers, installed from their own lock file when a bench first needs them. */
export function peersFolder(): string {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  if (needed.some((name) => !existsSync(`${folder}node_modules/${name}`))) {
    execFileSync('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
    })
  }
  return folder
}
