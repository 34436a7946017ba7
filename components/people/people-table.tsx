import type { Role } from '@prisma/client'
import { getLocale, getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/page'
import { nameOf } from './options'
import { SELECTION } from './selection'
import { Standing } from './standing'

type Person = {
  id: string
  name: string
  address: string | null
  country: string | null
  organisation: string | null
  isTrainer: boolean
  roles: Role[]
  hasAccount: boolean
  isInvited: boolean
}

export async function PeopleTable({ people, back }: { people: Person[]; back: string }) {
  const t = await getTranslations('people.list')
  const roleNames = await getTranslations('terms.role')
  const locale = await getLocale()
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('address')}</th>
          <th scope="col">{t('organisation')}</th>
          <th scope="col">{t('country')}</th>
          <th scope="col">{t('standing')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, address, country, organisation, isTrainer, roles, hasAccount, isInvited }) => (
          <tr key={id}>
            <th scope="row" className="font-semibold">
              <label className="flex min-h-7 items-start gap-3">
                <input type="checkbox" name="person" value={id} form={SELECTION} />
                <bdi>{name}</bdi>
              </label>
              {isTrainer || roles.length > 0 ? (
                <span className="mt-1 flex flex-wrap gap-1">
                  {roles.map((role) => (
                    <Tag key={role}>{roleNames(role)}</Tag>
                  ))}
                  {isTrainer ? <Tag>{t('trainer')}</Tag> : null}
                </span>
              ) : null}
            </th>
            <td data-label={t('address')}>{address ? <bdi>{address}</bdi> : t('none')}</td>
            <td data-label={t('organisation')}>{organisation ? <bdi>{organisation}</bdi> : t('none')}</td>
            <td data-label={t('country')}>{country ? nameOf(country, locale, 'region') : t('none')}</td>
            <td>
              <Standing
                person={{ id, name, hasAccount, isInvited, canBeInvited: !hasAccount && address !== null }}
                back={back}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
