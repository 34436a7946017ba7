import type { Tone } from '@/components/ui/page'
import type { EditionPhase } from '@/lib/catalogue/rules'

/** How the phases of an edition look where they are named. */
export const phaseTones: Record<EditionPhase, Tone> = {
  draft: 'warn',
  cancelled: 'bad',
  upcoming: 'good',
  running: 'info',
  over: 'plain',
  archived: 'plain',
}
