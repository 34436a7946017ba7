import { randomUUID } from 'node:crypto'
import { administrators, everybody, inside, members, planned, type Row, ran, type Who } from './rights'
import type { Ids } from './rights-world'

/** The fields of a form as somebody might write it who has the ids and no page of ours. */
type Fields = Record<string, string>
export type ActRow = Omit<Row, 'at' | 'of' | 'query' | 'file'> & {
  fields?: (ids: Ids) => Fields
  isDoneOfNothing?: true
}

const reason = 'Because.'
/** So old or so new a version that whoever may change the thing is told of it, and nothing is changed. */
const version = '999'
const key = () => randomUUID()

const edition = ({ editionId, slug }: Ids) => ({ editionId, slug })
const planning = (ids: Ids) => ({ ...edition(ids), sessionId: ids.sessionId })
const course = {
  code: 'none',
  kind: 'webinar',
  languages: 'en',
  baseLocale: 'en',
  'title.en': 'A course by hand',
}
const ofEdition = {
  baseLocale: 'en',
  'label.en': 'An edition by hand',
  startsOn: '2030-01-01',
  endsOn: '2030-02-01',
  zone: 'UTC',
  delivery: 'online',
  wayIn: 'open',
  rate: '80',
  rateBasis: 'sessions',
  late: '50',
  leftEarly: '50',
}
const plan = { title: 'A session by hand', zone: 'UTC', delivery: 'online', startOn: '2030-01-05' }
const times = { ...plan, startTime: '10:00', endTime: '11:00' }

const anybody = (fields?: ActRow['fields']): ActRow => ({ may: everybody, fields })
const own = (fields?: ActRow['fields']): ActRow => ({ may: members, fields })
const of = (may: readonly Who[], fields: ActRow['fields']): ActRow => ({ may, fields })
/** Who has not done a thing has nothing to take back, be they who they may, and is told so. */
const back = (ids: Ids) => ({ ...edition(ids), undoId: ids.undoId })
const undone: ActRow = { may: [], member: 'gone', fields: back }
const undoneByMaker: ActRow = { ...undone, may: administrators }

/** Every act that a form posts, and whom of everybody it is done for, of a restricted edition and what is in it. */
export const acts: Record<string, ActRow> = {
  // Accounts. What a link of a mail or a password opens asks for these, and not for who is signed in.
  signInAction: anybody(() => ({ address: `${key()}@nobody.test`, password: 'not a password' })),
  signUpAction: anybody(() => ({ name: 'Nobody', address: 'nobody', password: 'x', zone: 'UTC' })),
  forgottenAction: anybody(() => ({ address: 'nobody' })),
  confirmAction: anybody(() => ({ token: 'none', password: 'x' })),
  resetPasswordAction: anybody(() => ({ token: 'none', password: 'x' })),
  acceptInvitationAction: anybody(() => ({ token: 'none', password: 'x' })),
  secondStepAction: anybody(() => ({ code: '000000' })),
  institutionSignInAction: { may: [], visitor: 'missing', fields: () => ({ next: '/my' }) },
  linkInstitutionAction: { may: [] },
  proveAtInstitutionAction: { may: [], fields: () => ({ next: '/my' }) },
  unlinkInstitutionAction: { may: ['learner'], fields: ({ identityId }) => ({ identityId }) },
  askPasskeyAction: anybody(() => ({ use: 'signIn' })),
  passkeySignInAction: anybody(() => ({ response: '' })),
  passkeySecondAction: anybody(() => ({ response: '' })),
  passkeyProveAction: own(() => ({ response: '' })),
  askNewPasskeyAction: own(),
  keepPasskeyAction: own(() => ({ name: 'x', response: '' })),
  beginTotpAction: own(),
  confirmTotpAction: own(() => ({ code: '000000' })),
  removeTotpAction: { may: [] },
  makeRecoveryCodesAction: own(() => ({ seen: '' })),
  setFactorRuleAction: of(administrators, () => ({})),
  removePasskeyAction: { may: ['learner'], fields: ({ passkeyId }) => ({ passkeyId }) },
  signOutAction: anybody(),
  lowDataAction: anybody(() => ({ data: 'full' })),
  removePortraitAction: own(),
  saveProfileAction: own(() => ({ name: 'x', gender: 'notSaid', locale: 'en', zone: 'UTC', version })),
  changePasswordAction: own(() => ({ currentPassword: 'none', password: 'x' })),
  proveAction: own(() => ({ next: '/account' })),
  endOtherDevicesAction: own(),
  endDeviceAction: { may: ['learner'], fields: ({ signInId }) => ({ signInId }) },
  askForAddressAction: own(() => ({ address: 'nobody' })),
  confirmAddressAction: own(() => ({ token: 'none' })),
  removeAddressAction: { may: [], fields: ({ emailId }) => ({ emailId }) },

  // People.
  inviteAction: of(ran, ({ waitingId }) => ({ personId: waitingId })),
  inviteSelectionAction: of(administrators, ({ learnerId }) => ({ people: learnerId, key: key() })),
  addPersonAction: of(administrators, () => ({ name: 'Nobody', address: 'nobody', locale: 'en', zone: 'UTC' })),
  addToPoolAction: of(administrators, () => ({
    name: 'Nobody',
    address: 'nobody',
    category: 'academic',
    expertise: 'law',
    languages: 'en',
  })),
  mergePeopleAction: of(administrators, ({ learnerId, waitingId }) => ({
    fromId: waitingId,
    intoId: learnerId,
    fromVersion: version,
    intoVersion: version,
    reason,
  })),
  unmergePeopleAction: of(administrators, ({ mergeId, mergedIntoId }) => ({ mergeId, personId: mergedIntoId })),
  carryOutImportAction: of(administrators, ({ importId }) => ({ importId })),
  dropImportAction: of(administrators, ({ otherImportId }) => ({ importId: otherImportId })),

  // Roles and the accounts of others.
  giveRoleAction: of(administrators, ({ spareId }) => ({ personId: spareId, choice: 'observer', scopeId: '', reason })),
  takeRoleAction: {
    may: administrators,
    fields: ({ spareId, grantId }) => ({ personId: spareId, grantId, reason }),
    isDoneOfNothing: true,
  },
  decideGrantAction: of(administrators, ({ spareId, requestId }) => ({
    personId: spareId,
    requestId,
    isGranted: 'yes',
  })),
  withdrawRequestAction: of(administrators, ({ spareId, requestId }) => ({ personId: spareId, requestId })),
  suspendAction: of(administrators, ({ spareId }) => ({ personId: spareId, reason })),
  reinstateAction: of(administrators, ({ spareId }) => ({ personId: spareId, reason })),
  endAllSignInsAction: of(administrators, ({ spareId }) => ({ personId: spareId, reason })),
  removeFactorsAction: of(administrators, ({ spareId }) => ({ personId: spareId, reason })),
  viewAsAction: of(administrators, ({ spareId }) => ({ personId: spareId, reason })),
  endViewingAction: anybody(),

  // The catalogue.
  createCourseAction: of(administrators, () => ({ key: key(), ...course })),
  changeCourseAction: of(administrators, ({ courseId }) => ({ courseId, version, ...course })),
  createEditionAction: of(administrators, ({ courseId, slug }) => ({
    key: key(),
    courseId,
    slug,
    places: '5',
    ...ofEdition,
  })),
  changeEditionAction: of(ran, (ids) => ({ ...edition(ids), version, ...ofEdition })),
  actOnEditionAction: of(ran, (ids) => ({ ...edition(ids), version, act: 'archive' })),
  cancelEditionAction: of(ran, (ids) => ({ ...edition(ids), version, reason })),
  addModuleAction: of(ran, (ids) => ({ ...edition(ids), key: key(), 'title.en': 'A module by hand' })),
  changeModuleAction: of(ran, (ids) => ({ ...edition(ids), moduleId: ids.moduleId, version, 'title.en': 'Other' })),
  removeModuleAction: of(ran, (ids) => ({ ...edition(ids), moduleId: ids.moduleId, version })),
  undoRemoveModuleAction: undone,
  addTermAction: of(ran, (ids) => ({ ...edition(ids), key: key(), 'name.en': 'A term by hand' })),
  changeTermAction: of(ran, (ids) => ({ ...edition(ids), termId: ids.termId, seen: 'none', 'name.en': 'Other' })),
  removeTermAction: of(ran, (ids) => ({ ...edition(ids), termId: ids.termId, seen: 'none' })),
  undoRemoveTermAction: undone,
  appointCoordinatorAction: of(administrators, (ids) => ({ ...edition(ids), personId: ids.coordinatorId })),
  dismissCoordinatorAction: of(administrators, (ids) => ({ ...edition(ids), personId: ids.strangerId })),
  undoDismissalAction: undoneByMaker,

  // Sessions.
  planSessionAction: of(ran, (ids) => ({ ...edition(ids), key: key(), ...times })),
  planSeriesAction: of(ran, (ids) => ({
    ...edition(ids),
    key: key(),
    title: 'A series by hand',
    zone: 'UTC',
    delivery: 'online',
    weekdays: '1',
    firstOn: '2030-01-01',
    lastOn: '2030-01-20',
    localStart: '10:00',
    durationMinutes: '60',
  })),
  rescheduleAction: of(planned, ({ slug, editionId, sessionId }) => {
    const { title: _, ...other } = times
    return { editionId, slug, sessionId, version, ...other }
  }),
  changeDetailsAction: of(planned, (ids) => ({ ...planning(ids), version, title: 'Other' })),
  cancelSessionAction: of(planned, (ids) => ({ ...planning(ids), version, reason })),
  assignTrainerAction: of(planned, (ids) => ({ ...planning(ids), trainerId: ids.trainerId, part: 'lecturer' })),
  removeTrainerAction: of(planned, (ids) => ({ ...planning(ids), trainerId: ids.otherTrainerId })),
  undoMoveAction: undone,
  undoRemovalAction: undone,

  // Enrolments.
  enrolAction: of(inside, ({ slug }) => ({ slug })),
  withdrawAction: of(['learner'], ({ slug, enrolmentId }) => ({ slug, enrolmentId, version, reason })),
  enrolByHandAction: of(ran, (ids) => ({ ...edition(ids), personId: ids.strangerId })),
  enrolNewPersonAction: of(ran, (ids) => ({ ...edition(ids), name: 'Nobody', address: `${key()}@nobody.test` })),
  enrolSelectionAction: of(ran, (ids) => ({ ...edition(ids), people: ids.learnerId, key: key() })),
  removeAction: of(ran, ({ slug, enrolmentId }) => ({ slug, enrolmentId, version, reason })),
  changePlacesAction: of(ran, (ids) => ({ ...edition(ids), version, places: '3' })),

  // Registers.
  saveMarksAction: of([...planned, 'trainer'], ({ sessionId }) => ({ sessionId, version: '0', key: key() })),
  correctMarkAction: of([...ran, 'trainer'], ({ heldId, enrolmentId }) => ({
    sessionId: heldId,
    enrolmentId,
    value: 'absent',
    reason,
    version,
    key: key(),
  })),
}
