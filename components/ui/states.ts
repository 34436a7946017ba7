import type {
  AccountState,
  EditionState,
  EnrolmentState,
  ImportState,
  ImportVerdict,
  MarkValue,
  RegisterState,
  SessionChangeKind,
} from '@prisma/client'
import type { IconName } from './icons'
import type { Tone } from './page'

export type Look = { tone: Tone; icon: IconName }

type Looks<State extends string> = Record<State, Look>

/**
 * Every state of the domain with its tone and its icon; its word is `terms.<kind>.<state>`. The kinds that the schema
 * knows are named as there, the rest are what the rules make of them.
 */
export const looks = {
  editionState: {
    draft: { tone: 'warn', icon: 'edit' },
    published: { tone: 'good', icon: 'done' },
    cancelled: { tone: 'bad', icon: 'cancelled' },
    archived: { tone: 'plain', icon: 'archive' },
  } satisfies Looks<EditionState>,
  editionPhase: {
    draft: { tone: 'warn', icon: 'edit' },
    cancelled: { tone: 'bad', icon: 'cancelled' },
    upcoming: { tone: 'good', icon: 'toCome' },
    running: { tone: 'info', icon: 'live' },
    over: { tone: 'plain', icon: 'check' },
    archived: { tone: 'plain', icon: 'archive' },
  },
  enrolmentState: {
    waitlisted: { tone: 'warn', icon: 'hourglass' },
    offered: { tone: 'info', icon: 'mail' },
    enrolled: { tone: 'good', icon: 'person' },
    completed: { tone: 'good', icon: 'done' },
    withdrawn: { tone: 'plain', icon: 'leave' },
    removed: { tone: 'bad', icon: 'remove' },
    failed: { tone: 'plain', icon: 'ban' },
  } satisfies Looks<EnrolmentState>,
  registerState: {
    open: { tone: 'info', icon: 'open' },
    notTaken: { tone: 'warn', icon: 'toCome' },
    saved: { tone: 'info', icon: 'edit' },
    closed: { tone: 'good', icon: 'lock' },
  } satisfies Looks<RegisterState | 'notTaken' | 'saved'>,
  sessionState: {
    toCome: { tone: 'plain', icon: 'calendar' },
    now: { tone: 'info', icon: 'live' },
    over: { tone: 'plain', icon: 'check' },
    rescheduled: { tone: 'info', icon: 'moved' },
    cancelled: { tone: 'bad', icon: 'cancelled' },
  } satisfies Looks<SessionChangeKind | 'toCome' | 'now' | 'over'>,
  markValue: {
    present: { tone: 'good', icon: 'done' },
    late: { tone: 'warn', icon: 'late' },
    leftEarly: { tone: 'warn', icon: 'leave' },
    excused: { tone: 'excused', icon: 'file' },
    absent: { tone: 'bad', icon: 'fail' },
  } satisfies Looks<MarkValue>,
  accountState: {
    active: { tone: 'good', icon: 'person' },
    suspended: { tone: 'bad', icon: 'suspended' },
  } satisfies Looks<AccountState>,
  importState: {
    reading: { tone: 'plain', icon: 'hourglass' },
    open: { tone: 'info', icon: 'list' },
    done: { tone: 'good', icon: 'done' },
  } satisfies Looks<ImportState>,
  importVerdict: {
    new: { tone: 'good', icon: 'add' },
    same: { tone: 'plain', icon: 'check' },
    changed: { tone: 'info', icon: 'edit' },
    refused: { tone: 'bad', icon: 'fail' },
  } satisfies Looks<ImportVerdict>,
  mailState: {
    waiting: { tone: 'plain', icon: 'mail' },
    sent: { tone: 'good', icon: 'mailSent' },
    tryingAgain: { tone: 'warn', icon: 'retry' },
    givenUp: { tone: 'bad', icon: 'mailFailed' },
  },
} satisfies Record<string, Record<string, Look>>

export type Looked = keyof typeof looks
