import { log } from '@/lib/platform/log'
import { hasRoom } from '@/lib/platform/room'

const EVERY_MS = 2_000

/** Knows within seconds whether the embedded database's disk has room, and says so once when it changes. */
export async function watchRoom() {
  let isFull = false
  async function look() {
    const wasFull = isFull
    isFull = !(await hasRoom())
    if (isFull && !wasFull) log.error('the disk is nearly full: nothing is saved until there is room on it')
    if (!isFull && wasFull) log.info('the disk has room again')
  }
  await look()
  setInterval(look, EVERY_MS).unref()
  return { isFull: () => isFull }
}
