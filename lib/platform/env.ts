import { z } from 'zod'

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional())

const words = optional(z.string().transform((value) => value.split(/\s+/).filter(Boolean)))
const flag = z.preprocess(blankIsUnset, z.literal('1').optional()).transform((value) => value === '1')

const secret = z.string().min(32)

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** TLS, but on this machine itself. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: z.string().min(1),
    /** Where people reach the product: links in mail are built from it and never from a request. */
    APP_URL: z.preprocess(blankIsUnset, z.url().default('http://localhost:3000')),
    NEXTAUTH_SECRET: secret,
    /** The one before it: what it sealed is still opened. */
    NEXTAUTH_SECRET_BEFORE: optional(secret),
    DATA_DIR: z.preprocess(blankIsUnset, z.string().default('.data')),
    /** The embedded database's folder, where there is one: its disk is watched. */
    DATABASE_DIR: optional(z.string()),
    /** A bucket of S3, or of what speaks like it, in which files are kept; else they are in DATA_DIR/files. */
    FILES_S3_BUCKET: optional(z.string()),
    FILES_S3_REGION: z.preprocess(blankIsUnset, z.string().default('us-east-1')),
    /** Where S3 is not Amazon's. */
    FILES_S3_ENDPOINT: optional(z.url()),
    /** An institution at which people sign in by OpenID Connect: its issuer, and what it knows this product by. */
    OIDC_ISSUER: optional(z.url().refine(isSafe, { error: 'https, or on this machine itself' })),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    /** What people call it. */
    OIDC_NAME: optional(z.string().max(60)),
    /** The words of `acr` and `amr`, with spaces between, by which it says that it asked for two factors. */
    OIDC_STRONG_ACR: words,
    OIDC_STRONG_AMR: words,
    /** '1': who comes with an address that both have confirmed is let into its account without having linked the two. */
    OIDC_LINK_BY_ADDRESS: flag,
    /** '1': who has no account gets one. */
    OIDC_CREATES_ACCOUNTS: flag,
    /** Who knows the passwords that have leaked, by the range API of Pwned Passwords; not asked where it is unset. */
    BREACHED_PASSWORDS_URL: optional(z.url().refine(isSafe, { error: 'https, or on this machine itself' })),
    SMTP_URL: optional(z.string()),
    MAIL_FROM: z.preprocess(blankIsUnset, z.string().default('Lectern <no-reply@lectern.test>')),
    LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')),
    PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65_535).default(3000)),
    /** At which address of this machine the server listens; at all of them where it is not said. */
    LISTEN_ADDRESS: optional(
      z.union([z.ipv4(), z.ipv6(), z.literal('localhost')], { error: 'an address of this machine' }),
    ),
    /** How many proxies stand between people and this server: so many of the last in X-Forwarded-For are believed. */
    TRUSTED_PROXIES: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(10).default(0)),
    /** How many processes serve; one a core where it is not said. */
    PROCESSES: optional(z.coerce.number().int().min(1).max(64)),
    /** 'inside' runs the outbox worker in the server, 'apart' leaves it to `npm run worker`. */
    WORKER: z.preprocess(blankIsUnset, z.enum(['inside', 'apart']).default('inside')),
    /** A file that holds milliseconds to add to the clock: for tests, which live in days of their own. */
    TEST_CLOCK: optional(z.string()),
    /** '1' speaks a language that nobody does, at /en-XA: for tests, and for who looks for what was forgotten. */
    PSEUDO_LANGUAGE: optional(z.literal('1')),
  })
  .refine((env) => !(env.TEST_CLOCK && env.APP_URL.startsWith('https:')), {
    message: 'TEST_CLOCK is refused where APP_URL is https: a real institute has one clock.',
    path: ['TEST_CLOCK'],
  })
  .refine((env) => !(env.PSEUDO_LANGUAGE && env.APP_URL.startsWith('https:')), {
    message: 'PSEUDO_LANGUAGE is refused where APP_URL is https: no reader of a real institute speaks it.',
    path: ['PSEUDO_LANGUAGE'],
  })

  .refine((env) => !env.OIDC_ISSUER || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET && env.OIDC_NAME), {
    message: 'OIDC_ISSUER needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME beside it.',
    path: ['OIDC_ISSUER'],
  })

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/** The process's settings, checked at first use. Throws with every fault named when one is wrong. */
export function env(): Env {
  parsed ??= readEnv(process.env)
  return parsed
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source)
  if (result.success) return result.data
  throw new Error(`The settings are wrong:\n${z.prettifyError(result.error)}`)
}
