import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { canImportPeople } from '@/lib/people/policy'
import { importColumns } from '@/lib/people/rules/import-columns'
import { requireAllowed } from '@/lib/platform/auth'
import { routing } from '@/lib/platform/locales'
import { csvOf } from '@/lib/platform/spreadsheet-csv'

type Props = { params: Promise<{ locale: string }> }

/** A file with nothing but the headings, to be filled in. */
export async function GET(_: Request, { params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  await requireAllowed('/admin/people/import', canImportPeople)
  const t = await getTranslations({ locale, namespace: 'people.import.columns' })
  const headings = importColumns.map((column) => t(column))
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of csvOf({ headings, batches: (async function* () {})() })) chunks.push(Uint8Array.from(chunk))
  return new Response(new Blob(chunks), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="people.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
