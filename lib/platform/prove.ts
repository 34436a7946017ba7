import { refuse } from './form'
import type { FormState } from './form-state'
import { redirectTo } from './navigation'
import type { Refusal } from './result'

/** Where somebody proves again that it is they, and goes on to `path` (without its language). */
export function provePath(path: string): string {
  return `/prove?next=${encodeURIComponent(path)}`
}

/** As `refuse`; whoever only has to prove again that it is they is led there, and comes back to `path`. */
export async function refuseOrProve(refusal: Refusal, form: FormData, path: string): Promise<FormState> {
  return refusal.reason === 'proveAgain' ? redirectTo(provePath(path)) : refuse(refusal, form)
}
