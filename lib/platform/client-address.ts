import { isIPv4, isIPv6 } from 'node:net'

/** Set by server/front.ts, never by who asks. */
export const CLIENT_HEADER = 'x-lectern-client'

/**
 * Who asks: whom the connection comes from or, where so many proxies stand before the server, whom the outermost of these
 * names. Each proxy adds at the end whom it was asked by; what stands before that, anybody may have written (RFC 7239, 8.1).
 * Of IPv6 the network, since one machine has all of its addresses. All of whom no address is named are one: 'unknown'.
 */
export function clientOf(forwarded: string | string[] | undefined, remote: string, proxies: number): string {
  const chain = [...[forwarded ?? []].flat().join(',').split(','), remote].map((one) => one.trim()).filter(Boolean)
  const address = bare(chain.at(-1 - proxies) ?? chain[0] ?? '').replace(/^::ffff:(?=[\d.]+$)/, '')
  if (isIPv6(address)) return networkOf(address)
  return isIPv4(address) ? address : 'unknown'
}

/** Some proxies add the connection's port, which is another one each time, and then brackets to IPv6 (RFC 7239, 6). */
function bare(named: string): string {
  return /^\[(.*)\](:\d+)?$/.exec(named)?.[1] ?? named.replace(/^([\d.]+):\d+$/, '$1')
}

/** The first 64 of its 128 bits. */
function networkOf(address: string): string {
  const [before = '', after] = address.split('%')[0]?.split('::') ?? []
  const [start, end] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const gap = after === undefined ? [] : Array(Math.max(0, 8 - start.length - end.length)).fill('0')
  const groups = [...start, ...gap, ...end].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
