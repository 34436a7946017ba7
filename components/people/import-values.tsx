import { getLocale, getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/page'
import type { PreviewRow } from '@/lib/people/queries/import'
import { type ImportColumn, importColumns } from '@/lib/people/rules/import-columns'
import type { genders } from '@/lib/people/schema'
import { isolated } from './isolated'
import { nameOf } from './options'

/** What a row brings: for somebody new all that it says, for somebody known what changes, from what to what. */
export async function ImportValues({ row }: { row: PreviewRow }) {
  const t = await getTranslations('people.import')
  const show = await shower()
  return (
    <ul className={row.verdict === 'new' ? 'flex flex-wrap gap-x-5 gap-y-1' : 'grid gap-1'}>
      {valuesOf(row).map(({ column, from, to }) => (
        <li key={column}>
          {from === null
            ? t.rich('fills', { column: t(`columns.${column}`), to: show(column, to), ...isolated })
            : t.rich('change', {
                column: t(`columns.${column}`),
                from: show(column, from),
                to: show(column, to),
                ...isolated,
              })}
          {column === 'organisation' && row.isNewOrganisation ? (
            <>
              {' '}
              <Tag tone="info">{t('newOrganisation')}</Tag>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function valuesOf({ verdict, given, changes }: PreviewRow) {
  if (verdict === 'changed') return changes
  return importColumns.flatMap((column) => {
    const to = given[column]
    return to === undefined || column === 'name' || column === 'address' ? [] : [{ column, from: null, to }]
  })
}

/** Says a value as its reader does: codes are kept, names are shown. */
async function shower() {
  const [locale, gender] = await Promise.all([getLocale(), getTranslations('terms.gender')])
  return (column: ImportColumn, value: string) => {
    if (column === 'country') return nameOf(value, locale, 'region')
    if (column === 'locale') return nameOf(value, locale, 'language')
    if (column === 'gender') return gender(value as (typeof genders)[number])
    return column === 'zone' ? value.replaceAll('_', ' ') : value
  }
}
