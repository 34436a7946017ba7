import 'server-only'
import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { recordAct } from './audit'
import { db } from './db'
import { defaultLocale } from './locales'
import { answerTooOften, tooOften } from './often'
import { type Exported, type Format, formats } from './spreadsheet'
import { csvOf } from './spreadsheet-csv'
import { xlsxOf } from './spreadsheet-xlsx'
import type { Viewer } from './viewer'

const contentTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Answers with a file, as CSV or as the address's `format` says; with 404 where there is none for the viewer. */
export async function answerWithFile(viewer: Viewer, request: Request, made: Exported | null): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('format') ?? 'csv'
  const format = formats.find((known) => known === asked)
  if (!made || !format) notFound()
  const held = await tooOften('export', viewer)
  if (held) return answerTooOften(held, viewer.kind === 'member' ? viewer.locale : defaultLocale)
  await recordExport(viewer, made, format)
  const { table } = made
  const content = format === 'csv' ? csvOf(table) : xlsxOf(table)
  return new Response(Readable.toWeb(Readable.from(content, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': disposition(`${table.name}.${format}`),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Before the first byte, so that nothing leaves without an entry; one that breaks off is kept as if it had not. */
async function recordExport(viewer: Viewer, { act, table }: Exported, format: Format) {
  const reason = `${format.toUpperCase()}, rows: ${table.rowCount}`
  await recordAct(db, viewer, { ...act, fields: [format], reason })
}

/** A name that every browser reads, and beside it the whole one (RFC 6266). */
function disposition(name: string): string {
  const ascii = name.replace(/[^\w.-]+/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
