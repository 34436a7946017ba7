import 'server-only'
import { getTranslations } from 'next-intl/server'
import { env } from './env'
import { type Locale, localePath } from './locales'
import { answerTooOften } from './often'
import { REQUEST_ID_HEADER } from './request'
import { noteOfRequest } from './request-notes'
import { done, type Reason, type Refusal, type Result, refused } from './result'
import { Malformed } from './troubles'

/** `type` is what the browser says that it is, '' where it says nothing. */
export type Upload = { name: string; type: string; bytes: Uint8Array }

/** What a form of several parts adds to its file. */
const FORM_BYTES = 20_000

/**
 * The file that a form sends in a field of that name, read while it arrives and never more than `mostBytes` of it. A
 * handler has no check of its own against other sites' forms, as an action has: it is made here. Refuses with
 * 'fileElsewhere', 'fileTooLarge' (or `larger`), 'fileMissing' and, for what breaks off, 'fileBroken'. Throws `Malformed` for
 * a form with anything else in it.
 */
export async function readUpload(
  request: Request,
  field: string,
  mostBytes: number,
  larger: Reason = 'fileTooLarge',
): Promise<Result<Upload>> {
  if (!isOwnForm(request.headers)) return refused('fileElsewhere')
  const tooLarge = refused(larger, { params: { megabytes: Math.floor(mostBytes / 1_000_000) } })
  const most = mostBytes + FORM_BYTES
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data/i.test(type)) return refused('fileMissing')
  const limit = limited(most)
  const body = request.body.pipeThrough(limit.stream)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) return limit.isExceeded() ? tooLarge : refused('fileBroken')
  const others = [...form.keys()].filter((name) => name !== field)
  if (others.length > 0 || form.getAll(field).length > 1) throw new Malformed('a form of more than one file', others)
  const file = form.get(field)
  if (!(file instanceof File) || file.name === '') return refused('fileMissing')
  if (file.size > mostBytes) return tooLarge
  return done({ name: nameOf(file), type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })
}

/** Whether a request comes from a page of ours, by what browsers say of it and pages cannot change. */
export function isOwnForm(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return false
  return new URL(origin).host === headers.get('host') || origin === new URL(env().APP_URL).origin
}

/**
 * Answers a file that was refused: for a browser, the form's page, which finds in its address what to say; for a program,
 * the status and the sentence.
 */
export async function refuseUpload(request: Request, locale: Locale, path: string, refusal: Refusal) {
  const { reason, params } = refusal
  noteOfRequest(request.headers.get(REQUEST_ID_HEADER), { refused: reason })
  if (reason !== 'fileElsewhere' && request.headers.get('accept')?.includes('text/html')) {
    const about = Object.entries(params ?? {}).map(([name, value]): [string, string] => [name, String(value)])
    return leaveFor(locale, `${path}?${new URLSearchParams([['refused', reason], ...about])}`)
  }
  if (reason === 'tooOften') return answerTooOften(refusal, locale)
  const t = await getTranslations({ locale, namespace: 'refusals' })
  return new Response(`${t(reason, params as never)}\n`, {
    status: statuses[reason] ?? 422,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** See other: the next page is fetched anew, whatever was sent. */
export function leaveFor(locale: string, path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: localePath(locale, path), 'cache-control': 'no-store' },
  })
}

const statuses: Partial<Record<Reason, number>> = {
  fileElsewhere: 403,
  fileMissing: 400,
  fileBroken: 400,
  fileTooLarge: 413,
  fileUnpacksTooLarge: 413,
  fileTooManyRows: 413,
  fileNotTable: 415,
  fileOldSpreadsheet: 415,
  fileNotAsNamed: 415,
  pictureKind: 415,
  pictureVector: 415,
  pictureNotAsNamed: 415,
  pictureTooLarge: 413,
  pictureTooManyPixels: 413,
}

function limited(most: number) {
  let size = 0
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.length
      if (size > most) controller.error(new Error('the body is too large'))
      else controller.enqueue(chunk)
    },
  })
  return { stream, isExceeded: () => size > most }
}

/** Without the folder that some browsers send, and what would turn or break a line. */
function nameOf(file: File): string {
  const name = file.name.split(/[\\/]/).at(-1) ?? ''
  return name
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/g, '')
    .trim()
    .slice(0, 200)
}
