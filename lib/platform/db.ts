import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@prisma/client'
import { env } from './env'

const ATTEMPTS = 4

/** What a command runs its statements on inside `transaction`. */
export type Tx = Prisma.TransactionClient

function connect() {
  const adapter = new PrismaPg(
    {
      connectionString: env().DATABASE_URL,
      // adapter-pg writes instants wrongly where the server's own zone is not UTC.
      // How much a text must be like a word for the search to look at it more closely.
      // Plans are made once a connection: what a page reads is found by keys, whose plan no value would change.
      options:
        '-c timezone=UTC -c statement_timeout=15000 -c lock_timeout=10000 -c plan_cache_mode=force_generic_plan -c jit=off -c pg_trgm.word_similarity_threshold=0.3',
      max: 10,
      connectionTimeoutMillis: 5000,
      // A database that is frozen or cut off does not keep its own time limits: no connection waits for it for ever.
      query_timeout: 20_000,
      keepAlive: true,
    },
    { statementNameGenerator: nameOfStatement },
  )
  return new PrismaClient({ adapter })
}

const names = new Map<string, string>()
const MOST_NAMES = 500

/** Prepares each statement once a connection: planning a page's reads costs as much as running them. */
function nameOfStatement({ sql }: { sql: string }): string {
  const known = names.get(sql)
  if (known) return known
  // Lists of ids make statements of every length: what comes late is planned anew each time.
  if (names.size >= MOST_NAMES) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

const shared = globalThis as typeof globalThis & { lecternDb?: PrismaClient }

/** One client a process, also across the reloads of development. Connects at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    shared.lecternDb ??= connect()
    const value = Reflect.get(shared.lecternDb, property)
    return typeof value === 'function' ? value.bind(shared.lecternDb) : value
  },
})

/** Runs the work in one transaction and again, a few times, where the database asks for it (deadlock, conflict). */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 10_000, timeout: 20_000 })
    } catch (error) {
      if (attempt >= ATTEMPTS || !isConflict(error)) throw error
    }
  }
}

function isConflict(error: unknown): boolean {
  return (
    (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') ||
    ['40001', '40P01'].includes(postgresCode(error) ?? '') ||
    (error as Error | undefined)?.message?.includes('TransactionWriteConflict') === true
  )
}

/** The SQLSTATE behind an error, whichever way it came through Prisma and its adapter. */
export function postgresCode(error: unknown): string | undefined {
  return databaseCause(error)?.originalCode
}

/** The name of the constraint or index that refused, where the database named it. */
export function brokenConstraint(error: unknown): string | undefined {
  const cause = databaseCause(error)
  if (!cause) return undefined
  const named = cause.constraint
  if (named && 'index' in named) return named.index
  return /constraint "([^"]+)"/.exec(cause.originalMessage ?? '')?.[1]
}

type DatabaseCause = {
  originalCode?: string
  originalMessage?: string
  constraint?: { index?: string } | { fields?: string[] }
}

function databaseCause(error: unknown): DatabaseCause | undefined {
  if (!(error instanceof Error)) return undefined
  const meta = (error as { meta?: { driverAdapterError?: { cause?: DatabaseCause } } }).meta
  return meta?.driverAdapterError?.cause ?? (error.cause as DatabaseCause | undefined)
}
