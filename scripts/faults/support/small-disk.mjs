import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir } from '../../setup/data-dir.mjs'
import { onEnd } from '../../setup/lifecycle.mjs'

const CHUNK = 1024 * 1024

/** A disk of so many megabytes at a folder, in memory; null where this user may not mount one. */
export function mountSmallDisk(folder, megabytes) {
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'lectern-faults', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  const unmount = async () => {
    // Lazily: whoever still reads a file there keeps that file alone.
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = onEnd(unmount)
  makeDataDir(folder)
  const ballast = join(folder, 'ballast')
  return {
    free: () => freeOn(folder),
    /** Fills it until so many bytes are left. */
    fill: (left) => fill(folder, ballast, left),
    empty: () => rmSync(ballast, { force: true }),
    unmount: async () => {
      forget()
      await unmount()
    },
  }
}

function freeOn(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function fill(folder, file, left) {
  const output = openSync(file, 'a')
  try {
    for (let rest = freeOn(folder) - left; rest > 0; rest -= CHUNK)
      writeSync(output, Buffer.alloc(Math.min(CHUNK, rest)))
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error
  } finally {
    closeSync(output)
  }
}
