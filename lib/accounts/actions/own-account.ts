'use server'

import { requireMember, setSignInCookie } from '@/lib/platform/auth'
import { inEvenTime } from '@/lib/platform/even-time'
import { readForm, refuse, refuseFields } from '@/lib/platform/form'
import { noFields, requireFields } from '@/lib/platform/form-fields'
import type { FormState } from '@/lib/platform/form-state'
import { redirectTo } from '@/lib/platform/navigation'
import { refuseOrProve } from '@/lib/platform/prove'
import { askForAddress } from '../commands/change-address'
import { changePassword } from '../commands/change-password'
import { endDevice, endOtherDevices } from '../commands/end-device'
import { removeAddress } from '../commands/remove-address'
import { addressInput, changePasswordInput, deviceInput, newAddressInput } from '../schema'

const PATH = '/account'
const ADDRESS_PATH = '/account/address'

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(changePasswordInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await changePassword(viewer, input.data)
  if (!result.ok) return refuse(result, form)
  if (result.value.token) await setSignInCookie(result.value.token)
  return redirectTo('/account?said=passwordChanged')
}

export async function endDeviceAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(PATH)
  const input = readForm(deviceInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await endDevice(viewer, input.data.signInId)
  if (!result.ok) return refuseOrProve(result, form, '/account')
  return redirectTo('/account?said=deviceEnded')
}

export async function endOtherDevicesAction(_: FormState, form: FormData): Promise<FormState> {
  requireFields(form, noFields)
  const result = await endOtherDevices(await requireMember(PATH))
  if (!result.ok) return refuseOrProve(result, form, '/account')
  return redirectTo('/account?said=devicesEnded')
}

export async function askForAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(ADDRESS_PATH)
  const input = readForm(newAddressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await inEvenTime(() => askForAddress(viewer, input.data.address))
  if (!result.ok) return refuseOrProve(result, form, ADDRESS_PATH)
  return redirectTo(`${ADDRESS_PATH}?said=addressAsked`)
}

export async function removeAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireMember(ADDRESS_PATH)
  const input = readForm(addressInput, form)
  if (!input.ok) return refuseFields(input.issues, form)
  const result = await removeAddress(viewer, input.data.emailId)
  if (!result.ok) return refuseOrProve(result, form, ADDRESS_PATH)
  return redirectTo(`${ADDRESS_PATH}?said=addressRemoved`)
}
