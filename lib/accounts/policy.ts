import { isAdministrator, type Viewer } from '@/lib/platform/viewer'

/** Who says for which roles signing in needs a second factor. */
export function canSetFactorRule(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}
