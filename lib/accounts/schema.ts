import { z } from 'zod'
import { country, name } from '@/lib/people/schema'
import { email, id, optional, zone } from '@/lib/platform/inputs'

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

export const signUpInput = z.object({
  name,
  address: email,
  password: newPassword,
  country: optional(country),
  zone,
  next,
})

export const linkInput = z.object({ token })

export const newPasswordInput = z.object({ token, password: newPassword })

export const forgottenInput = z.object({ address: email })

export const changePasswordInput = z.object({ currentPassword: oldPassword, password: newPassword })

export const deviceInput = z.object({ signInId: id })

export const inviteInput = z.object({ personId: id, back: next })

export const administratorInput = z.object({ name, address: email, password: newPassword })

export type SignInInput = Pick<z.infer<typeof signInInput>, 'address' | 'password'>
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
