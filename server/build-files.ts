import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { extname, join, posix } from 'node:path'
import { Pressed } from './pressed'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Pressed already. */
const AS_THEY_ARE = ['.png', '.woff2']

/**
 * The scripts, styles, pictures and fonts of a build, by their address: read and pressed once, since their names change with what
 * they hold. Only files that were there at the start are found, whatever an address says.
 */
export function buildFiles(distDir: string) {
  const folder = join(distDir, 'static')
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name))
  const byAddress = new Map(
    paths.map((path) => [posix.join('/_next/static', path.slice(folder.length).replaceAll('\\', '/')), path]),
  )
  const read = new Map<string, Pressed>()
  return async (request: IncomingMessage, address: string) => {
    const path = byAddress.get(address)
    if (!path) return null
    const pressed = read.get(path) ?? new Pressed(readFileSync(path), true)
    read.set(path, pressed)
    const type = TYPES[extname(path)]
    const headers: OutgoingHttpHeaders = {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    }
    if (AS_THEY_ARE.includes(extname(path))) return { status: 200, headers, body: pressed.body }
    const form = await pressed.for(request)
    return { status: 200, headers: { ...headers, vary: 'Accept-Encoding', ...form.headers }, body: form.body }
  }
}
