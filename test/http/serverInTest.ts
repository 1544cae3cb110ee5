import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CompanyId } from '#shared/base/id.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { runServer, type RunningServer } from '../../server/runServer.ts'
import { cheapHasher } from '../account/cheapHasher.ts'

export interface ServerInTest extends RunningServer, AsyncDisposable {
  readonly origin: string
  readonly folder: string
  ledger(company: string): Ledger
  /** The bytes of the accounts database and its journal, as letters. */
  accountsBytes(): Promise<string>
}

/** The whole server on a free port, with a folder of its own that is gone afterwards. */
export async function serve(
  options: {
    readonly opensWithDemo?: boolean
    readonly trustProxy?: boolean
    readonly now?: () => number
    /** Hash passwords as in the product, 100 ms each. */
    readonly realHashes?: boolean
    /** A data folder that is there already; taken away afterwards like one of its own. */
    readonly folder?: string
    /** Files of a built client by path. */
    readonly client?: Readonly<Record<string, string>>
  } = {},
): Promise<ServerInTest> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'kebu-http-')))
  const clientFolder = join(folder, 'client')
  for (const [path, text] of Object.entries(options.client ?? {})) {
    await mkdir(dirname(join(clientFolder, path)), { recursive: true })
    await writeFile(join(clientFolder, path), text)
  }
  const faults: unknown[] = []
  const server = await runServer({
    config: { port: 0, dataFolder: folder, origins: [], trustProxy: options.trustProxy ?? false },
    opensWithDemo: options.opensWithDemo ?? false,
    log: (event, facts) => {
      if (/outage|fault/.test(event)) faults.push({ event, fault: String(facts?.['error']) })
    },
    ...(options.now && { now: options.now }),
    ...(options.realHashes !== true && { hasher: cheapHasher }),
    clientFolder,
  })
  return {
    ...server,
    folder,
    origin: `http://localhost:${server.port}`,
    ledger: (company) => {
      const ledger = server.ledgerOf(CompanyId.parse(company))
      if (ledger === null) throw new Error(`${company} has a ledger`)
      return ledger
    },
    accountsBytes: async () => {
      const files = (await readdir(folder)).filter((name) => name.startsWith('accounts.sqlite'))
      return (await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')))).join('')
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await rm(folder, { recursive: true })
      if (faults.length > 0) throw new Error(`the server met faults: ${JSON.stringify(faults)}`, { cause: faults[0] })
    },
  }
}

/** Whatever of these a route answered; each test compares what it expects. */
export interface Answered {
  readonly error?: { readonly kind: string; readonly retryAfterMs?: number }
  readonly account?: { readonly id: string; readonly login: string; readonly name: string }
  readonly memberships?: readonly { readonly company: string; readonly member: string; readonly role: string }[]
  readonly current?: string | null
  readonly people?: readonly { readonly index: number; readonly name: string; readonly role: string }[]
  readonly id?: string
  readonly token?: string
  readonly link?: string
  readonly devices?: readonly { readonly id: string; readonly current: boolean }[]
  readonly cards?: readonly { readonly customer: string; readonly name: string }[]
  readonly total?: number
  readonly entries?: readonly unknown[]
}

export interface Said {
  readonly status: number
  readonly body: Answered
  readonly text: string
  readonly headers: Headers
}

/** A browser as the server sees it: its cookies, its origin, its headers. */
export class Browser {
  readonly #origin: string
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.#origin = origin
    this.#headers = headers
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string): Promise<Said> {
    return this.#ask('GET', path)
  }

  post(path: string, body: unknown = {}): Promise<Said> {
    return this.#ask('POST', path, body)
  }

  /** Sends bytes as they are. */
  put(path: string, bytes: Uint8Array): Promise<Said> {
    return this.#ask('PUT', path, bytes)
  }

  /** Makes a company of which this browser's person is the general manager. */
  async found(login: string): Promise<{ readonly company: string; readonly member: string }> {
    const said = await this.post('/api/companies', {
      company: `${login}公司`,
      name: login,
      login,
      password: 'correct horse',
    })
    if (said.status !== 201) throw new Error(`${login} made no company: ${said.status} ${JSON.stringify(said.body)}`)
    const [first] = said.body.memberships ?? []
    if (first === undefined) throw new Error(`${login} founded a company and is not in it`)
    return first
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Said> {
    const response = await fetch(this.#origin + path, {
      method,
      redirect: 'manual',
      headers: { origin: this.#origin, cookie: this.cookie, 'content-type': 'application/json', ...this.#headers },
      ...(body !== undefined && { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.some((attribute) => /max-age=0/i.test(attribute)) || value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    // our own server in our own test: the fields are compared one by one
    const answered = (isJson ? JSON.parse(text) : {}) as Answered
    return { status: response.status, body: answered, text, headers: response.headers }
  }
}
