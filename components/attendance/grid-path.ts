import { canManageEdition } from '@/lib/catalogue/policy'
import type { Member } from '@/lib/platform/viewer'

/** Where the viewer sees an edition's marks side by side; nowhere, for who keeps the register of one session alone. */
export function gridPath(
  viewer: Member,
  { id, courseId, slug }: { id: string; courseId: string; slug: string },
  isTaught: boolean,
): string | null {
  if (canManageEdition(viewer, { id, courseId })) return `/admin/editions/${slug}/attendance`
  return isTaught ? `/teach/editions/${slug}` : null
}
