import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { Needs } from '@/lib/attendance/queries/needs'
import { type Reader, useNeededItems } from './needed-items'
import { NeededList } from './needed-list'
import { TaughtSessions } from './taught-sessions'

type Kind = Exclude<keyof Needs, 'unsentMailCount'> | 'mail'
type Need = { kind: Kind; count: number; body: ReactNode }

/** What waits for a decision, the most pressing first, each kind with its number; what does not is said at the end. */
export function NeededToday({ needs, ...reader }: { needs: Needs } & Reader) {
  const t = useTranslations('attendance.admin')
  const all = useNeeds(needs, reader)
  const waiting = all.filter(({ count }) => count > 0)
  const settled = all.filter(({ count }) => count === 0)
  return (
    <>
      {waiting.length > 0 ? (
        <nav aria-label={t('numbers')} className="no-print grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {waiting.map(({ kind, count }) => (
            <a key={kind} href={`#${kind}`} className="card grid content-start gap-1 px-4 py-3 no-underline">
              <strong className="font-serif text-3xl leading-none font-semibold text-ink">{count}</strong>
              <span className="text-sm leading-snug">{t(`needs.${kind}.title`)}</span>
            </a>
          ))}
        </nav>
      ) : (
        <p className="text-lg">{t('nothing')}</p>
      )}
      {waiting.map(({ kind, body }) => (
        <section key={kind} className="grid gap-3" aria-labelledby={kind}>
          <h2 id={kind} className="scroll-mt-4">
            {t(`needs.${kind}.title`)}
          </h2>
          {body}
        </section>
      ))}
      {settled.length > 0 ? (
        <Card title={t('settled')}>
          <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
            {settled.map(({ kind }) => (
              <li key={kind}>{t(`needs.${kind}.none`)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

function useNeeds(needs: Needs, reader: Reader): Need[] {
  const t = useTranslations('attendance.admin')
  const items = useNeededItems(reader)
  const { registers, imports, grants, unsentMailCount } = needs
  const moreRegisters = registers.totalCount - registers.sessions.length
  const edition = (kind: 'full' | 'beginsSoon' | 'closing' | 'drafts' | 'over'): Need => {
    const { totalCount, shown } = needs[kind]
    return {
      kind,
      count: totalCount,
      body: (
        <>
          {kind === 'over' ? <p>{t('needs.over.lead')}</p> : null}
          <NeededList items={items.editions(kind, shown)} totalCount={totalCount} />
        </>
      ),
    }
  }
  const session = (kind: 'noTrainer' | 'noPlace'): Need => {
    const { totalCount, shown } = needs[kind]
    return {
      kind,
      count: totalCount,
      body: <NeededList items={items.sessions(kind, shown)} totalCount={totalCount} />,
    }
  }
  const register: Need = {
    kind: 'registers',
    count: registers.totalCount,
    body: (
      <>
        <TaughtSessions sessions={registers.sessions} {...reader} />
        {moreRegisters > 0 ? <p className="text-ink-soft">{t('registersMore', { count: moreRegisters })}</p> : null}
      </>
    ),
  }
  const mail: Need = {
    kind: 'mail',
    count: unsentMailCount ?? 0,
    body: (
      <p>
        {t('mailCount', { count: unsentMailCount ?? 0 })} <Link href="/admin/mail">{t('needs.mail.act')}</Link>
      </p>
    ),
  }
  const imported: Need = {
    kind: 'imports',
    count: imports?.length ?? 0,
    body: <NeededList items={items.imports(imports ?? [])} totalCount={imports?.length ?? 0} />,
  }
  const granted: Need = {
    kind: 'grants',
    count: grants?.length ?? 0,
    body: <NeededList items={items.grants(grants ?? [])} totalCount={grants?.length ?? 0} />,
  }
  return [
    ...(grants === null ? [] : [granted]),
    session('noTrainer'),
    session('noPlace'),
    register,
    ...(unsentMailCount === null ? [] : [mail]),
    edition('full'),
    edition('beginsSoon'),
    edition('closing'),
    ...(imports === null ? [] : [imported]),
    edition('drafts'),
    edition('over'),
  ]
}
