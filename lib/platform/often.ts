import 'server-only'
import { getTranslations } from 'next-intl/server'
import { now } from './clock'
import { clientAddress, requestId } from './request'
import { noteOfRequest } from './request-notes'
import { type Refusal, refused } from './result'
import { type Level, type Limit, minutesUntil, type Throttle, take, takeFromAll } from './throttle'
import type { Viewer } from './viewer'

type Rule = {
  /** Whom it is counted for: the machine or network that asks, behind which a class may sit; or the person, if signed in. */
  of: 'client' | 'person'
  limit: Limit
  /** In the database, for all processes and after a restart; else in this process alone, where a write would cost more than the work. */
  isKept: boolean
}

/** How often what costs something, or tells something, may be asked for (OWASP ASVS 5.0, 2.4.1 and 6.3.1). */
const rules = {
  signUp: { of: 'client', limit: { burst: 100, anHour: 100 }, isKept: true },
  forgotten: { of: 'client', limit: { burst: 40, anHour: 40 }, isKept: true },
  link: { of: 'client', limit: { burst: 200, anHour: 200 }, isKept: true },
  invite: { of: 'person', limit: { burst: 200, anHour: 200 }, isKept: true },
  // Each person who is invited counts, so that all of the largest selection can be invited at once.
  inviteMany: { of: 'person', limit: { burst: 1_000, anHour: 1_000 }, isKept: true },
  export: { of: 'person', limit: { burst: 30, anHour: 60 }, isKept: true },
  upload: { of: 'person', limit: { burst: 20, anHour: 20 }, isKept: true },
  enrol: { of: 'person', limit: { burst: 30, anHour: 60 }, isKept: false },
  search: { of: 'person', limit: { burst: 150, anHour: 7_200 }, isKept: false },
  searchAsVisitor: { of: 'client', limit: { burst: 600, anHour: 36_000 }, isKept: false },
} satisfies Record<string, Rule>

export type OftenKind = keyof typeof rules

/** The rule of a kind, for who names it. */
export const limitOf = (kind: OftenKind): Limit => rules[kind].limit

/**
 * Takes one of what may be asked for so often, or `count` of it, all or none: null, or the refusal 'tooOften' with the minutes until it may be again. Where it
 * is not known whom to count it for, as in work that no request began, nothing is.
 */
export async function tooOften(kind: OftenKind, viewer: Viewer, count = 1): Promise<Refusal | null> {
  const rule: Rule = rules[kind]
  const of = rule.of === 'client' ? await clientAddress() : whoAsks(viewer)
  if (!of) return null
  const from = rule.isKept
    ? await takeKept({ kind, of, limit: rule.limit, count })
    : takeHere(kind, of, rule.limit, count)
  if (!from) return null
  noteOfRequest(await requestId(), { refused: `tooOften.${kind}` })
  return refused('tooOften', { params: { minutes: minutesUntil(from) } })
}

/** Who looks as somebody else uses up their own, not the other's. */
const whoAsks = (viewer: Viewer) => (viewer.kind === 'member' ? (viewer.viewedBy?.personId ?? viewer.personId) : null)

/** Searching, by whomever. */
export function searchedTooOften(viewer: Viewer): Promise<Refusal | null> {
  return tooOften(viewer.kind === 'member' ? 'search' : 'searchAsVisitor', viewer)
}

/** A handler's answer to who asks too often, in words (RFC 6585, 4). */
export async function answerTooOften({ reason, params }: Refusal, locale: string): Promise<Response> {
  const t = await getTranslations({ locale: locale as never, namespace: 'refusals' })
  return new Response(`${t(reason, params as never)}\n`, {
    status: 429,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(Number(params?.minutes ?? 1) * 60),
    },
  })
}

async function takeKept(throttle: Throttle): Promise<Date | null> {
  return (await takeFromAll([throttle]))?.from ?? null
}

const here = new Map<string, Level>()
const MOST_HERE = 20_000

function takeHere(kind: string, of: string, limit: Limit, count: number): Date | null {
  const [key, at] = [`${kind}:${of}`, now()]
  const answer = take(here.get(key) ?? null, limit, at, count)
  if (!answer.ok) return answer.from
  // Full of those who asked a while ago: they begin anew, as after a restart.
  if (here.size >= MOST_HERE) here.clear()
  here.set(key, { level: answer.level, at })
  return null
}
