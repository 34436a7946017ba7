import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link'
import type { PlaceGroup } from './nav-places'

/** Links by their groups; a group's name stands over it where there are several and there is room for it: in a menu. */
export function NavGroups({ groups, isNamed }: { groups: PlaceGroup[]; isNamed: boolean }) {
  const t = useTranslations('shell.places')
  return groups.map(({ key: group, places }) => (
    <div key={group} className="nav-group">
      {isNamed ? (
        <p className="nav-name" aria-hidden>
          {t(`groups.${group}`)}
        </p>
      ) : null}
      <ul aria-label={isNamed ? t(`groups.${group}`) : undefined}>
        {places.map(({ key, ...place }) => (
          <li key={key}>
            <NavLink label={t(key)} {...place} />
          </li>
        ))}
      </ul>
    </div>
  ))
}
