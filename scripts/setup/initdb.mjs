import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'

// With LANG unset, initdb would make a cluster that takes ASCII only and sorts by the machine's locale.
const FLAGS = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--auth=scram-sha-256']

/** Makes a cluster beside its place and then moves it there, so that an interrupted attempt leaves nothing half done. */
export async function initialise({ initdb, dir, username, password, user, flags }) {
  const draft = `${dir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const passwordFile = join(draft, '..', 'postgres.password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    const args = [`--pgdata=${draft}`, `--username=${username}`, `--pwfile=${passwordFile}`, ...FLAGS, ...flags]
    const env = { ...process.env, LC_ALL: 'C' }
    await run(initdb, args, { ...user, env, sentence: 'The database could not be created.' })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, dir)
}
