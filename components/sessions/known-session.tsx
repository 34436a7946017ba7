import type { EditionToPlan } from '@/lib/sessions/queries/planning'

type Props = { session: { id: string; version?: number }; edition: EditionToPlan }

/** Which session a form changes, in which edition, and the version that its planner looks at. */
export function KnownSession({ session, edition }: Props) {
  return (
    <>
      <input type="hidden" name="editionId" value={edition.id} />
      <input type="hidden" name="slug" value={edition.slug} />
      <input type="hidden" name="sessionId" value={session.id} />
      {session.version === undefined ? null : <input type="hidden" name="version" value={session.version} />}
    </>
  )
}
