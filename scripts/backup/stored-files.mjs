import { join } from 'node:path'
import { dataDir } from '../setup/data-dir.mjs'

/** Where the files are that people sent, as lib/platform/store.ts keeps them: in a folder, but where a bucket is named. */
export const storedFiles = () => ({
  folder: join(dataDir(), 'files'),
  bucket: process.env.FILES_S3_BUCKET || undefined,
})
