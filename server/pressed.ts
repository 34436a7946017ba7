import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const [toGzip, toBrotli] = [promisify(gzip), promisify(brotliCompress)]

export type Encoding = 'br' | 'gzip'

/** The smaller forms of one body, each made when first asked for and off the main thread. */
export class Pressed {
  #forms: Partial<Record<Encoding, Promise<Buffer>>> = {}

  constructor(
    readonly body: Buffer,
    /** Kept ones are worth more time than those that go out once. */
    private readonly isKept: boolean,
  ) {}

  /** The body in the smallest form that the browser reads, with the header that says which (RFC 9110, 8.4 and 12.5.3). */
  async for(request: IncomingMessage): Promise<{ headers: OutgoingHttpHeaders; body: Buffer }> {
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const encoding = (['br', 'gzip'] as const).find((one) =>
      new RegExp(`\\b${one}\\b(?!;\\s*q=0(\\.0*)?\\b)`).test(accepted),
    )
    if (!encoding) return { headers: {}, body: this.body }
    this.#forms[encoding] ??= encoding === 'br' ? this.#brotli() : toGzip(this.body, { level: this.isKept ? 9 : 4 })
    return { headers: { 'content-encoding': encoding }, body: await this.#forms[encoding] }
  }

  #brotli() {
    const quality = this.isKept ? 6 : 3
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants
    return toBrotli(this.body, {
      params: {
        [BROTLI_PARAM_QUALITY]: quality,
        [BROTLI_PARAM_SIZE_HINT]: this.body.length,
        // Looks back over 256 kB, more than nearly every page has; 4 MB, as without it, is memory for nothing.
        [BROTLI_PARAM_LGWIN]: 18,
      },
    })
  }
}
