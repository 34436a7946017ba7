/** What we made ourselves of what was sent, pixel by pixel. */
const OUR_OWN = ['image/webp']

/**
 * How a file may be used that somebody sent (OWASP ASVS 5.0, 3.2.1 and 5.4.1 to 5.4.2): it runs nothing, is what it is
 * said to be, is asked for anew each time (its policy is server/policy.ts’s), and is saved and not shown, under a name of
 * ours, unless it is a picture of our own making.
 */
export function fileHeaders({ type, sha256, size }: { type: string; sha256: string; size: number }) {
  return {
    'content-type': OUR_OWN.includes(type) ? type : 'application/octet-stream',
    'content-disposition': OUR_OWN.includes(type) ? 'inline' : 'attachment; filename="file"',
    'content-length': String(size),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: `"${sha256}"`,
  }
}
