import { isAdministrator, type Viewer } from '@/lib/platform/viewer'

/** Mail holds what people are told in person: only administrators see it. */
export function canReadMail(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}
