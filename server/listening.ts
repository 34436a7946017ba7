import type { ListenOptions } from 'node:net'
import type { Env } from '@/lib/platform/env'

/** Where the server listens: at every address of its machine, or at the one that the operator names. */
export function listeningAt({ LISTEN_ADDRESS, PORT }: Pick<Env, 'LISTEN_ADDRESS' | 'PORT'>): ListenOptions {
  return { port: PORT, ...(LISTEN_ADDRESS && { host: LISTEN_ADDRESS }) }
}

const EVERYWHERE = ['0.0.0.0', '::']

/** By which name the server reaches itself. */
export function ownName(host: string | undefined): string {
  return host && !EVERYWHERE.includes(host) ? host : 'localhost'
}
