import type { Role } from '@prisma/client'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/page'

/**
 * Tells who holds a role without pages of its own that they do, and what they see with it. Not what it holds for: of a
 * restricted edition nothing is open to them, its title neither.
 */
export function OwnRoles({ roles }: { roles: Role[] }) {
  const t = useTranslations('people.ownRoles')
  const names = useTranslations('terms.role')
  const count = roles.length
  if (count === 0) return null
  return (
    <Card title={t('title', { count })} className="grid gap-3">
      <ul className="grid gap-1 font-semibold">
        {roles.map((role) => (
          <li key={role}>{names(role)}</li>
        ))}
      </ul>
      <p>{t('sees', { count })}</p>
    </Card>
  )
}
