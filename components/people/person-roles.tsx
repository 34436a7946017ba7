import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import type { PersonRole } from '@/lib/catalogue/queries/person-roles'
import { formatDay } from '@/lib/platform/dates'
import { PersonLink } from './person-link'

type Props = { personId: string; roles: PersonRole[]; canDecide: boolean; zone: string }

/** What somebody may do in running the institute, what each role holds for, since when and by whom. */
export function PersonRoles({ personId, roles, canDecide, zone }: Props) {
  const t = useTranslations('people.person.roles')
  const path = `/admin/people/${personId}/roles`
  return (
    <Card title={t('title')}>
      {roles.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {roles.map((role) => (
            <li key={role.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3 first:pt-0">
              <div className="grid min-w-0 gap-0.5">
                <RoleName role={role} isLinked />
                <Since role={role} zone={zone} />
              </div>
              {canDecide ? (
                <Link href={`${path}?take=${role.id}`} className="inline-block py-1">
                  {t('take')}
                  <span className="sr-only">
                    {' '}
                    <RoleName role={role} />
                  </span>
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {canDecide ? (
        <p className="mt-3 max-w-none border-t border-line pt-3">
          <Link href={path} className="inline-block py-1">
            {t('give')}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

/** "Coordinator · Investigating cybercrime · 3rd edition" */
export function RoleName({ role: { role, scope }, isLinked = false }: { role: PersonRole; isLinked?: boolean }) {
  const roles = useTranslations('terms.role')
  const scopes = useTranslations('people.person.scope')
  if (!scope) return <span className="font-semibold">{`${roles(role)} · ${scopes('institute')}`}</span>
  const { title, label, href } = scope
  const named = (
    <>
      <Written lang={title.lang}>{title.text}</Written>
      {label ? (
        <>
          {' · '}
          <Written lang={label.lang} around={title.lang}>
            {label.text}
          </Written>
        </>
      ) : null}
    </>
  )
  return (
    <span className="wrap-anywhere">
      <span className="font-semibold">{roles(role)}</span> ·{' '}
      {isLinked && href ? <Link href={href}>{named}</Link> : named}
    </span>
  )
}

function Since({ role: { since, by }, zone }: { role: PersonRole; zone: string }) {
  const t = useTranslations('people.person.roles')
  const at = formatDay(since, zone, useLocale())
  return (
    <span className="text-sm text-ink-soft">
      {by ? t.rich('sinceBy', { at, person: () => <PersonLink {...by} /> }) : t('since', { at })}
    </span>
  )
}
