import { getLocale, getTranslations } from 'next-intl/server'
import { Facts, Notice } from '@/components/ui/page'
import type { Preview } from '@/lib/people/queries/import'
import { IMPORT_KEPT_DAYS } from '@/lib/people/schema'
import { formatInstant } from '@/lib/platform/dates'
import type { About } from '@/lib/platform/tables/table'
import { isolated } from './isolated'

const encodings = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }
const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

/** How the file was read, and what of it was not. */
export async function ImportFacts({ preview, zone }: { preview: Preview; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations('people.import'), getLocale()])
  const { about, createdAt, ignoredHeadings, newOrganisationCount, state } = preview
  const until = new Date(createdAt.getTime() + IMPORT_KEPT_DAYS * 86_400_000)
  return (
    <>
      <Facts
        items={[
          { term: t('readAs'), value: <ReadAs about={about} /> },
          { term: t('readAt'), value: formatInstant(createdAt, zone, locale) },
          { term: t('keptUntil'), value: formatInstant(until, zone, locale) },
        ]}
      />
      {about.kind === 'csv' && about.encoding === 'windows-1252' && state === 'open' ? (
        <Notice tone="warn">{t('oldEncoding')}</Notice>
      ) : null}
      {about.kind === 'xlsx' && about.otherSheets.length > 0 ? (
        <Notice tone="warn">
          {t('otherSheets', { count: about.otherSheets.length, sheets: listed(about.otherSheets) })}
        </Notice>
      ) : null}
      {ignoredHeadings.length > 0 ? (
        <Notice tone="warn">
          {t('ignored', { count: ignoredHeadings.length, headings: listed(ignoredHeadings) })}
        </Notice>
      ) : null}
      {newOrganisationCount > 0 && state === 'open' ? (
        <Notice>{t('newOrganisations', { count: newOrganisationCount })}</Notice>
      ) : null}
    </>
  )
}

async function ReadAs({ about }: { about: About }) {
  const t = await getTranslations('people.import')
  if (about.kind === 'xlsx') return t.rich('asXlsx', { sheet: about.sheet, ...isolated })
  return t('asCsv', { encoding: encodings[about.encoding], separator: separators[about.separator] })
}

/** Each in its own direction, as many as can be taken in. */
function listed(names: string[]): string {
  const shown = names.slice(0, 12).map((name) => `\u2068${name.slice(0, 60)}\u2069`)
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(' · ')
}
