import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import pg from 'pg'
import { root } from '../scripts/setup/paths.mjs'

/** What the figures hold for: the machine, and the versions of everything that answers. */
export async function machine({ url }) {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  const { rows } = await client.query('SHOW server_version')
  await client.end()
  const [{ model }] = cpus()
  return {
    cores: cpus().length,
    processor: model.replaceAll(/\s+/g, ' ').trim(),
    gigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: rows[0].server_version,
    commit: git('rev-parse', '--short', 'HEAD') ?? 'unknown',
    isChanged: Boolean(git('status', '--porcelain', '--', '.', ':!README.md', ':!bench/results')),
  }
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
