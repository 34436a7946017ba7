import 'server-only'
import { env } from './env'
import { folderStore } from './store-folder'
import type { Store } from './stored'

let made: Promise<Store> | undefined

/** The store of the settings: a bucket where one is named, else a folder outside of what is served. */
export function store(): Promise<Store> {
  made ??= make()
  return made
}

async function make(): Promise<Store> {
  const { FILES_S3_BUCKET: bucket, FILES_S3_REGION: region, FILES_S3_ENDPOINT: endpoint, DATA_DIR } = env()
  if (!bucket) return folderStore(`${DATA_DIR}/files`)
  // Fetched where it is used: it is large.
  const { bucketStore } = await import('./store-bucket')
  return bucketStore({ bucket, region, endpoint })
}
