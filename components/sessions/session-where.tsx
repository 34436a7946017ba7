import { useTranslations } from 'next-intl'
import type { ListedSession } from '@/lib/sessions/schema'

type Props = { session: Pick<ListedSession, 'delivery' | 'roomName' | 'roomPlace'> }

/** Online, in person or both, and in which room. */
export function SessionWhere({ session: { delivery, roomName, roomPlace } }: Props) {
  const t = useTranslations('terms.delivery')
  return (
    <span>
      {t(delivery)}
      {roomName ? (
        <>
          {' · '}
          <bdi>{roomName}</bdi>
          {roomPlace ? (
            <>
              {' · '}
              <bdi>{roomPlace}</bdi>
            </>
          ) : null}
        </>
      ) : null}
    </span>
  )
}
