import { execFileSync, spawnSync } from 'node:child_process'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'

/** PostgreSQL refuses to run as root: then it runs as this machine's `postgres` user, made where there is none. */
export function postgresUser() {
  if (process.getuid?.() !== 0) return {}
  try {
    return idsOf('postgres')
  } catch {
    makeUser()
    return idsOf('postgres')
  }
}

/** Whether that user can pass into folders and run programs. */
export function canReach(user, paths) {
  if (user.uid === undefined) return true
  const tests = paths.map((_, i) => `test -x "$${i + 1}"`).join(' && ')
  return spawnSync('/bin/sh', ['-c', tests, 'sh', ...paths], { ...user, cwd: '/' }).status === 0
}

/** The same, failing with a sentence. */
export function requireReach(user, paths) {
  if (canReach(user, paths)) return
  throw new Failure(
    `The database runs as the user "postgres", who cannot reach ${root}: move this folder to where every user ` +
      'may pass (chmod 755 on the folders above it), or start as a user other than root.',
  )
}

function idsOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  return { uid: id('-u'), gid: id('-g') }
}

function makeUser() {
  try {
    execFileSync('groupadd', ['-f', 'postgres'], { stdio: 'ignore' })
    execFileSync('useradd', ['--system', '-g', 'postgres', '-M', '-d', '/nonexistent', 'postgres'], { stdio: 'ignore' })
  } catch {
    throw new Failure('The database cannot run as root and no user "postgres" could be made: start as another user.')
  }
}
