import type { TrainerCategory } from '@prisma/client'
import { getLocale, getTranslations } from 'next-intl/server'
import { collator, listFormat } from '@/lib/platform/intl-formats'
import { nameOf } from './options'
import { Standing } from './standing'

type Trainer = {
  personId: string
  name: string
  category: TrainerCategory
  expertise: string[]
  languages: string[]
  hasAccount: boolean
  isInvited: boolean
  canBeInvited: boolean
}

export async function PoolTable({ trainers, back }: { trainers: Trainer[]; back: string }) {
  const t = await getTranslations('people.list')
  const categories = await getTranslations('terms.trainerCategory')
  const locale = await getLocale()
  const list = listFormat(locale)
  const { compare } = collator(locale)
  const inOrder = trainers.toSorted((one, other) => compare(one.name, other.name))
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('category')}</th>
          <th scope="col">{t('expertise')}</th>
          <th scope="col">{t('languages')}</th>
          <th scope="col">{t('standing')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ personId, name, category, expertise, languages, ...standing }) => (
          <tr key={personId}>
            <th scope="row" className="font-semibold">
              <bdi>{name}</bdi>
            </th>
            <td data-label={t('category')}>{categories(category)}</td>
            <td data-label={t('expertise')}>
              {expertise.length === 0 ? t('none') : null}
              {list
                .formatToParts(expertise)
                .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value))}
            </td>
            <td data-label={t('languages')}>
              {list.format(languages.map((code) => nameOf(code, locale, 'language')))}
            </td>
            <td>
              <Standing person={{ id: personId, name, ...standing }} back={back} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
