import { resolve } from 'node:path'
import { z } from 'zod'

/** What the operator may choose, by environment variable. Everything else has one right value. */
export interface Config {
  readonly port: number
  /** Folder of `accounts.sqlite`, `companies/`, `attachments/` and `log/`. */
  readonly dataFolder: string
  /** Public origins that may write; empty: the request's own host. */
  readonly origins: readonly string[]
  /** Believe `x-forwarded-for` and `x-forwarded-proto`: only behind a proxy that sets them. */
  readonly trustProxy: boolean
}

/** Which variable, what it held, what to do. */
export interface ConfigFault {
  readonly variable: string
  readonly value: string
  readonly remedy: string
}

const origin = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
})

const variables = {
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
    fallback: '8787',
    remedy: 'give a port number from 0 to 65535 (0: any free port)',
  },
  KEBU_DATA: {
    schema: z
      .string()
      .min(1)
      .transform((folder) => resolve(folder)),
    fallback: './data',
    remedy: 'give a folder that the server may write to',
  },
  KEBU_ORIGIN: {
    schema: z
      .string()
      .transform((list) =>
        list
          .split(',')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      )
      .pipe(z.array(origin)),
    fallback: '',
    remedy: 'give origins like https://kebu.example.com, comma separated, without a path or a final slash',
  },
  KEBU_TRUST_PROXY: {
    schema: z
      .enum(['0', '1', 'true', 'false', 'on', 'off', 'yes', 'no'])
      .transform((word) => ['1', 'true', 'on', 'yes'].includes(word)),
    fallback: 'off',
    remedy: 'give on (only behind a proxy that sets x-forwarded-for itself) or off',
  },
} as const

/** Reads the environment once, at start. A variable that is set but empty counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): {
  readonly config: Config | null
  readonly faults: readonly ConfigFault[]
} {
  const faults: ConfigFault[] = []
  const read = <T>(variable: keyof typeof variables, schema: z.ZodType<T>): T | null => {
    const value = environment[variable]?.trim() || variables[variable].fallback
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    faults.push({ variable, value, remedy: variables[variable].remedy })
    return null
  }
  const port = read('PORT', variables.PORT.schema)
  const dataFolder = read('KEBU_DATA', variables.KEBU_DATA.schema)
  const origins = read('KEBU_ORIGIN', variables.KEBU_ORIGIN.schema)
  const trustProxy = read('KEBU_TRUST_PROXY', variables.KEBU_TRUST_PROXY.schema)
  if (port === null || dataFolder === null || origins === null || trustProxy === null) return { config: null, faults }
  return { config: { port, dataFolder, origins, trustProxy }, faults }
}
