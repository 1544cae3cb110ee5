import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

interface Served {
  readonly body: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer> | null
  readonly etag: string
}

/** Answers for the built client; null: no such file, and not a page of the app either. */
export type StaticClient = (request: Request, path: string) => Promise<Response | null>

/**
 * Serves exactly the files that exist in `folder`, by name, so no path can lead outside it. Hashed assets are kept for
 * ever; everything else is asked for again. Any other path without an extension is a page of the app: `index.html`.
 */
export function createStaticClient(folder: string): StaticClient {
  const fileByPath = listFiles(folder)
  const servedByPath = new Map<string, Promise<Served>>()

  const load = (path: string, file: string): Promise<Served> => {
    const known = servedByPath.get(path)
    if (known !== undefined) return known
    const loading = readServed(file)
    servedByPath.set(path, loading)
    loading.catch(() => servedByPath.delete(path))
    return loading
  }

  return async (request, path) => {
    const wanted = path === '/' || (!fileByPath.has(path) && extname(path) === '') ? '/index.html' : path
    const file = fileByPath.get(wanted)
    if (file === undefined) return null
    const served = await load(wanted, file)
    const headers = new Headers({
      'content-type': typeByExtension[extname(wanted)] ?? 'application/octet-stream',
      'cache-control': wanted.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: served.etag,
      vary: 'accept-encoding',
    })
    if (request.headers.get('if-none-match') === served.etag) return new Response(null, { status: 304, headers })
    const takesZip = served.zipped !== null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    if (takesZip) headers.set('content-encoding', 'gzip')
    const body = takesZip && served.zipped !== null ? served.zipped : served.body
    headers.set('content-length', String(body.byteLength))
    return new Response(request.method === 'HEAD' ? null : body, { headers })
  }
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  let entries
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch {
    return files // not built: the API works all the same
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  return files
}

async function readServed(file: string): Promise<Served> {
  const body = new Uint8Array(await readFile(file))
  const worthZipping = body.byteLength > 1024 && /\.(html|m?js|css|json|webmanifest|svg|txt)$/.test(file)
  const zipped = worthZipping ? new Uint8Array(await compress(body)) : null
  // The first load asks for everything at once; reading sync would hold up those who are working.
  return { body, zipped, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/** Whether the client has been built into `folder`. */
export function isClientBuilt(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'index.html')).length > 0
  } catch {
    return false
  }
}
