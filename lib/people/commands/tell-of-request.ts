import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'

type Asked = { id: string; personId: string; askedById: string }

/** Tells those who can decide that administration is asked for: all who administer, but who asks and whom it is for. */
export async function tellWhoDecides(tx: Tx, { id, personId, askedById }: Asked, administrators: readonly string[]) {
  const deciding = administrators.filter((administrator) => administrator !== askedById && administrator !== personId)
  await enqueue(
    tx,
    ...deciding.map((administrator) => ({
      kind: 'people.administrationAsked',
      personId: administrator,
      payload: { requestId: id },
      dedupeKey: `people.administrationAsked:${id}:${administrator}`,
    })),
  )
}

/** Tells who asked what became of it. */
export async function tellWhoAsked(tx: Tx, { id, askedById }: Asked) {
  await enqueue(tx, {
    kind: 'people.administrationDecided',
    personId: askedById,
    payload: { requestId: id },
    dedupeKey: `people.administrationDecided:${id}`,
  })
}
