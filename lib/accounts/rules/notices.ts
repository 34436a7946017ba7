/** What a person is told by mail of their own account (OWASP ASVS 5.0, 6.3.7): done with it by themselves or, they hope, by nobody else. */
export const ownNotices = [
  'passwordChanged',
  'addressAsked',
  'addressChanged',
  'addressRemoved',
  'secondFactorOn',
  'secondFactorOff',
  'passkeyAdded',
  'passkeyRemoved',
  'recoveryCodesMade',
  'recoveryCodeUsed',
  'institutionLinked',
  'institutionUnlinked',
  'newDevice',
] as const

/** What the institute's administration did to it. */
export const administrativeNotices = [
  'suspended',
  'reinstated',
  'signInsEnded',
  'factorsRemoved',
  'roleGiven',
  'roleTaken',
  'recordsMerged',
  'recordsUnmerged',
] as const

export type Notice = (typeof ownNotices)[number] | (typeof administrativeNotices)[number]

export function isNotice(name: unknown): name is Notice {
  return [...ownNotices, ...administrativeNotices].some((notice) => notice === name)
}

export function isOwnNotice(notice: Notice): notice is (typeof ownNotices)[number] {
  return ownNotices.some((own) => own === notice)
}
