import { z } from 'zod'
import { country, name, selected } from '@/lib/people/schema'
import { email, id, line, optional, reason, ticked, zone } from '@/lib/platform/inputs'

export const PASSWORD_LEAST = 8
export const PASSWORD_MOST = 128

const newPassword = z.string().min(PASSWORD_LEAST).max(PASSWORD_MOST)
/** One that was chosen before: too long a one is only wrong, and is cut where no password reaches. */
const oldPassword = z
  .string()
  .min(1)
  .transform((value) => value.slice(0, 1000))

/** The secret of a link in a mail. Anything that is none belongs to no link, and so is not found. */
const token = z.string().max(100).catch('')
/** The path to come back to; only one of our own is followed, see `ownPath`. */
const next = z.string().max(2000).optional().catch(undefined)

export const signInInput = z.object({ address: email, password: oldPassword, next })

/** A code of the telephone or of paper, as it was typed. */
const code = z.string().trim().min(1).max(100)

/** The roles that a second factor can be asked for. */
export const ruledRoles = ['administrator', 'coordinator', 'focalPoint', 'observer'] as const

export const factorRuleInput = z.object({ roles: z.array(z.enum(ruledRoles)), trainers: ticked })

export const codeInput = z.object({ code })

/** When the codes that the page knew were made. */
export const newCodesInput = z.object({ seen: z.string().max(40) })

export const proveInput = z.object({ password: oldPassword.optional(), code: code.optional(), next })

export const signUpInput = z.object({
  name,
  address: email,
  password: newPassword,
  country: optional(country),
  zone,
  next,
})

/** The link of a sign-up's mail, and the password that was chosen with the form. */
export const confirmInput = z.object({ token, password: oldPassword })

export const newPasswordInput = z.object({ token, password: newPassword })

export const forgottenInput = z.object({ address: email })

export const changePasswordInput = z.object({ currentPassword: oldPassword, password: newPassword })

export const newAddressInput = z.object({ address: email })

export const confirmAddressInput = z.object({ token, keepsFormer: ticked })

export const addressInput = z.object({ emailId: id })

export const deviceInput = z.object({ signInId: id })

export const inviteInput = z.object({ personId: id, back: next })

/** The key is made with the form, so that a form that is sent twice is done once. */
export const inviteSelectionInput = z.object({ people: selected, key: z.uuid() })

/** What becomes of somebody who is to be invited: 'gone' is whom the institute does not know any more, or the viewer may not invite. */
export const invitationOutcomes = ['invited', 'hasAccount', 'noAddress', 'justInvited', 'gone'] as const

export type InvitationOutcome = (typeof invitationOutcomes)[number]

export const invitationOutcomesKept = z.object({
  invitations: z.array(z.object({ personId: id, outcome: z.enum(invitationOutcomes) })),
})

export type InviteSelection = z.infer<typeof inviteSelectionInput>
export type InvitationOutcomes = z.infer<typeof invitationOutcomesKept>

/** An act on somebody's account, and why. */
export const onAccountInput = z.object({ personId: id, reason })

export const administratorInput = z.object({ name, address: email, password: newPassword })

export type OnAccountInput = z.infer<typeof onAccountInput>
export type SignInInput = Pick<z.infer<typeof signInInput>, 'address' | 'password' | 'next'>
export type SignUpInput = z.infer<typeof signUpInput> & { locale: string }
export type AdministratorInput = z.infer<typeof administratorInput>

/** What a sign-up's link holds until the address is confirmed. */
export const signUpDetails = z.object({
  name: z.string(),
  passwordHash: z.string(),
  country: z.string().nullable(),
  zone: z.string(),
  locale: z.string(),
  next: z.string().nullable(),
})

export type SignUpDetails = z.infer<typeof signUpDetails>

export const PASSKEY_NAME_MOST = 60

const bytes = (max: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(max)
const credential = { id: bytes(1400), rawId: bytes(1400), type: z.literal('public-key') }

/** What a browser brings from a passkey (WebAuthn Level 3, 5.1: its JSON), of which no more is read than is needed. */
const said = z.string().min(1).max(20_000).transform(fromJson)

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(8000),
    userHandle: bytes(100).optional(),
  }),
})

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(12_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})

/** Why a browser brings nothing from a passkey: not even asked, without script. */
const trouble = z.enum(['cancelled', 'known', 'failed', 'tooOften', 'most']).optional().catch(undefined)

/** What the passkey is asked for: whose it has to be. */
export const askPasskeyInput = z.object({ use: z.enum(['signIn', 'second', 'prove']) })

export const passkeyAnswerInput = z.object({ response: optional(said.pipe(assertion)), trouble, next })

export const newPasskeyInput = z.object({
  name: line(PASSKEY_NAME_MOST),
  response: optional(said.pipe(attestation)),
  trouble,
})

export const passkeyInput = z.object({ passkeyId: id })

export const atInstitutionInput = z.object({ next })

export const institutionInput = z.object({ identityId: id })

export type PasskeyAnswer = z.infer<typeof assertion>
export type NewPasskeyAnswer = z.infer<typeof attestation>
export type PasskeyTrouble = z.infer<typeof trouble>

function fromJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  }
}
