import { describe, expect, it } from 'vitest'
import { isOwnForm, readUpload } from './upload'

const own = { origin: 'http://localhost:3000', host: 'localhost:3000' }

function posted(body: BodyInit, headers: Record<string, string> = {}) {
  return new Request('http://localhost:3000/upload', { method: 'POST', body, headers: { ...own, ...headers } })
}

function form(file: File | string) {
  const data = new FormData()
  data.set('file', file)
  return data
}

describe('a form', () => {
  it.each([
    [own, true],
    [{ ...own, 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'http://localhost:3000', host: '127.0.0.1:3000' }, true],
    [{ host: 'localhost:3000' }, false],
    [{ ...own, origin: 'null' }, false],
    [{ ...own, origin: 'https://evil.example' }, false],
    [{ ...own, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, false],
    [{ ...own, 'sec-fetch-site': 'cross-site' }, false],
  ])('%j is ours: %s', (headers, isOwn) => {
    expect(isOwnForm(new Headers(headers as Record<string, string>))).toBe(isOwn)
  })
})

describe('an upload', () => {
  it('gives the file and its name, without a folder and what turns text', async () => {
    const file = new File(['Name'], 'C:\\lists\\peo\u202eple.csv')
    expect(await readUpload(posted(form(file)), 'file', 100)).toEqual({
      ok: true,
      value: { name: 'people.csv', type: 'application/octet-stream', bytes: new Uint8Array(Buffer.from('Name')) },
    })
  })

  it('is refused where there is no file, or not a whole one', async () => {
    const reasonOf = async (request: Request) => (await readUpload(request, 'file', 100)) as { reason?: string }
    expect(await reasonOf(posted(form('text')))).toMatchObject({ reason: 'fileMissing' })
    expect(await reasonOf(posted(form(new File([], ''))))).toMatchObject({ reason: 'fileMissing' })
    expect(await reasonOf(posted('{}', { 'content-type': 'application/json' }))).toMatchObject({
      reason: 'fileMissing',
    })
    const type = 'multipart/form-data; boundary=x'
    expect(await reasonOf(posted('--x\r\nContent-Disp', { 'content-type': type }))).toMatchObject({
      reason: 'fileBroken',
    })
    expect(await reasonOf(posted(form(new File(['x'], 'a')), { origin: 'https://evil.example' }))).toMatchObject({
      reason: 'fileElsewhere',
    })
  })

  it('is read no further than it may be long, whatever it says of its length', async () => {
    const tooLarge = { ok: false, reason: 'fileTooLarge', params: { megabytes: 1 } }
    expect(await readUpload(posted(form(new File([Buffer.alloc(1_010_000)], 'a'))), 'file', 1_000_000)).toEqual(
      tooLarge,
    )
    expect(await readUpload(posted('x', { 'content-length': '90000000' }), 'file', 1_000_000)).toEqual(tooLarge)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(sent === 65_536 ? Buffer.from('--x\r\n\r\n') : Buffer.alloc(65_536))
      },
    })
    const request = new Request('http://localhost:3000/upload', {
      method: 'POST',
      body: endless,
      headers: { ...own, 'content-type': 'multipart/form-data; boundary=x' },
      duplex: 'half',
    } as RequestInit)
    expect(await readUpload(request, 'file', 1_000_000)).toEqual(tooLarge)
    expect(sent).toBeLessThan(2_000_000)
  })
})
