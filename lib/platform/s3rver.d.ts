declare module 's3rver' {
  import type { AddressInfo } from 'node:net'
  /** Of it, what lib/platform/store.test.ts uses. */
  export default class S3rver {
    constructor(options: {
      port: number
      silent: boolean
      directory: string
      configureBuckets: { name: string; configs: string[] }[]
    })
    run(): Promise<AddressInfo>
    close(): Promise<void>
  }
}
