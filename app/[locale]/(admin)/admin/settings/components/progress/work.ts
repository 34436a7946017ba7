import type { Work } from '@/components/ui/progress'
import { now } from '@/lib/platform/clock'

/** Work that begins anew every minute: to see how it moves, and that it is there again when one comes back. */
export function specimenWork(): Work {
  const doneCount = Math.floor((now().getTime() / 1000) % 60) * 50
  return { state: 'running', doneCount, totalCount: 3000 }
}
