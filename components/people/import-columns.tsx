import { useTranslations } from 'next-intl'
import { importColumns } from '@/lib/people/rules/import-columns'
import { locales } from '@/lib/platform/locales'

/** What a file may hold. */
export function ImportColumns() {
  const t = useTranslations('people.import')
  return (
    <section aria-labelledby="columns" className="grid gap-3">
      <h2 id="columns">{t('columnsTitle')}</h2>
      <p>{t('columnsLead')}</p>
      <table className="table table-list">
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('holds')}</th>
          </tr>
        </thead>
        <tbody>
          {importColumns.map((column) => (
            <tr key={column}>
              <th scope="row" className="font-semibold">
                {t(`columns.${column}`)}
              </th>
              <td>{t(`holding.${column}`, { codes: locales.join(' · ') })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
