import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bucketStore } from './store-bucket'
import { folderStore } from './store-folder'
import { newKey, type Store } from './stored'

let folder: string
let server: S3rver
const stores: Record<string, Store> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
  stores.folder = folderStore(join(folder, 'files'))
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  const directory = join(folder, 's3')
  server = new S3rver({ port: 0, silent: true, directory, configureBuckets: [{ name: 'portraits', configs: [] }] })
  const { port } = (await server.run()) as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  stores.bucket = bucketStore({ bucket: 'portraits', region: 'us-east-1', endpoint })
})

afterAll(async () => {
  await server.close()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const all = async (store: Store) => {
  const keys: string[] = []
  for await (const { key, at } of store.list()) {
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
    keys.push(key)
  }
  return keys.toSorted()
}

describe.each(['folder', 'bucket'])('a store that is a %s', (kind) => {
  const of = () => stores[kind] as Store
  const bytes = Buffer.from([0, 255, 13, 10, 0, 128])

  test('gives what was put, byte by byte, until it is removed', async () => {
    const key = newKey()
    expect(await of().get(key)).toBeNull()
    await of().put(key, bytes, 'image/webp')
    expect(Buffer.from((await of().get(key)) as Uint8Array)).toEqual(bytes)
    await of().remove(key)
    expect(await of().get(key)).toBeNull()
    await of().remove(key)
  })

  test('tells everything that it keeps', async () => {
    const keys = [newKey(), newKey(), newKey()].toSorted()
    for (const key of keys) await of().put(key, bytes, 'image/webp')
    expect(await all(of())).toEqual(keys)
    for (const key of keys) await of().remove(key)
    expect(await all(of())).toEqual([])
  })

  test.each(['../../x', '..', '', 'a/b', '/etc/passwd', 'x'.repeat(36), `${newKey()}/..`, `${newKey()}.unfinished`])(
    'makes no path of %j',
    async (key) => {
      await expect(of().put(key, bytes, 'image/webp')).rejects.toThrow('no key')
      await expect(of().get(key)).rejects.toThrow('no key')
      await expect(of().remove(key)).rejects.toThrow('no key')
    },
  )
})

test('a bucket that sends us elsewhere is not followed', async () => {
  const asked: (string | undefined)[] = []
  const elsewhere = createServer(({ url }, response) => {
    asked.push(url)
    response.end('a file of another’s')
  })
  const moved = createServer(({ url }, response) => {
    const location = `${addressOf(elsewhere)}${url}`
    response.writeHead(307, { location, 'x-amz-bucket-region': 'eu-west-1' }).end()
  })
  for (const one of [elsewhere, moved]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  const bucket = bucketStore({ bucket: 'portraits', region: 'us-east-1', endpoint: addressOf(moved) })
  await expect(bucket.get(newKey())).rejects.toMatchObject({ $metadata: { httpStatusCode: 307 } })
  await expect(bucket.put(newKey(), Buffer.from('x'), 'image/webp')).rejects.toThrow()
  expect(asked).toEqual([])
  for (const one of [elsewhere, moved]) {
    one.closeAllConnections()
    one.close()
  }
})

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('a folder is for the user alone that Lectern runs as, and holds nothing that is not whole', async () => {
  const key = newKey()
  await stores.folder?.put(key, Buffer.from('x'), 'image/webp')
  const path = join(folder, 'files')
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect((await stat(join(path, key))).mode & 0o777).toBe(0o600)
  expect(await readdir(path)).toEqual([key])
  await expect(stores.folder?.put(key, Buffer.from('y'), 'image/webp')).resolves.toBeUndefined()
})
