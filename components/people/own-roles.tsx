import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/page'
import type { OwnRole } from '@/lib/catalogue/queries/person-roles'
import { RoleName } from './person-roles'

/** Tells who holds a role without pages of its own that they do, for what, and what they see with it. */
export function OwnRoles({ roles }: { roles: OwnRole[] }) {
  const t = useTranslations('people.ownRoles')
  const count = roles.length
  if (count === 0) return null
  return (
    <Card title={t('title', { count })} className="grid gap-3">
      <ul className="grid gap-1">
        {roles.map((role) => (
          <li key={role.id}>
            <RoleName role={role} />
          </li>
        ))}
      </ul>
      <p>{t('sees', { count })}</p>
    </Card>
  )
}
