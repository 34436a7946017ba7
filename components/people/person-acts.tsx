import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/page'
import type { ActOnPerson } from '@/lib/accounts/queries/account-of-person'
import { roles } from '@/lib/people/schema'
import { formatInstant } from '@/lib/platform/dates'
import { PersonLink } from './person-link'

/** What was done to somebody's record and account lately: what, when, by whom and why. */
export function PersonActs({ acts, zone }: { acts: ActOnPerson[]; zone: string }) {
  const t = useTranslations('people.person.log')
  const locale = useLocale()
  return (
    <Card title={t('title')}>
      {acts.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol className="divide-y divide-line">
          {acts.map((entry) => (
            <li key={String(entry.seq)} className="grid gap-0.5 py-3 first:pt-0">
              <p className="font-semibold">
                <ActName {...entry} />
              </p>
              <p className="meta text-sm">
                <span>{formatInstant(entry.at, zone, locale)}</span>
                <By {...entry} />
              </p>
              {entry.reason ? (
                <p className="text-sm wrap-anywhere text-ink-soft">
                  <bdi>{entry.reason}</bdi>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function ActName({ act, fields }: ActOnPerson) {
  const acts = useTranslations('people.acts')
  const t = useTranslations('people.person.log')
  const roleNames = useTranslations('terms.role')
  const name = acts.has(act as 'role.give') ? acts(act as 'role.give') : act
  const role = act === 'role.give' || act === 'role.take' ? roles.find((one) => fields.includes(one)) : undefined
  return role ? t('act', { act: name, role: roleNames(role) }) : name
}

function By({ by, job }: ActOnPerson) {
  const t = useTranslations('people.person.log')
  return <span>{by ? <PersonLink {...by} /> : t(job ? 'system' : 'nobody')}</span>
}
