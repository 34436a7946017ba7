import 'server-only'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { isKey, requireKey, type Store } from './stored'

type Settings = { bucket: string; region: string; endpoint?: string }

/**
 * Files in a bucket of S3, or of what speaks its language at an endpoint of its own, where the bucket stands in the path.
 * Who may use it, the SDK finds in the environment (AWS_ACCESS_KEY_ID …), a file or the machine's role.
 */
export function bucketStore({ bucket: Bucket, region, endpoint }: Settings): Store {
  const s3 = new S3Client({
    region,
    endpoint,
    forcePathStyle: endpoint !== undefined,
    // Others than Amazon's know only what S3 asked for before 2025.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  })
  const at = (key: string) => {
    requireKey(key)
    return { Bucket, Key: key }
  }
  return {
    async put(key, bytes, type) {
      await s3.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: type, ContentLength: bytes.length }))
    },
    async get(key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand(at(key)))
        return (await Body?.transformToByteArray()) ?? null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async remove(key) {
      await s3.send(new DeleteObjectCommand(at(key)))
    },
    async *list() {
      let ContinuationToken: string | undefined
      do {
        const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }))
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key && LastModified && isKey(Key)) yield { key: Key, at: LastModified }
        }
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (ContinuationToken)
    },
  }
}
