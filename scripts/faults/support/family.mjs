import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The processes that a process has started and that live, its children's too (Linux). */
export function familyOf(pid) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  )
  const below = (one) => [...parents].flatMap(([child, parent]) => (parent === one ? [child, ...below(child)] : []))
  return below(pid)
}

/** Those of a database's processes that serve a connection. */
export const servingOf = (pid) => familyOf(pid).filter((one) => /127\.0\.0\.1\(/.test(commandOf(one)))

/** Which of the processes has the connection that comes from a port of this machine. */
export function ownerOfPort(pids, port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const line = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((text) => text.trim().split(/\s+/))
    .find(([, local]) => local?.endsWith(`:${hex}`))
  return pids.find((pid) => filesOf(pid).includes(`socket:[${line?.[9]}]`))
}

export function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error // it has ended by itself
    }
  }
}

function parentOf(pid) {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return Number(parent)
  } catch {
    return undefined
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function filesOf(pid) {
  const folder = `/proc/${pid}/fd`
  try {
    return readdirSync(folder).flatMap((name) => linkOf(`${folder}/${name}`))
  } catch {
    return []
  }
}

function linkOf(path) {
  try {
    return [readlinkSync(path)]
  } catch {
    return [] // closed meanwhile
  }
}
