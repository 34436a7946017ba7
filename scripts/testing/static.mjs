import { NEXT } from '../setup/build.mjs'
import { PRISMA } from '../setup/prisma.mjs'
import { exitOf, startNode } from '../setup/processes.mjs'

const CHECKS = {
  'schema: Prisma finds it valid': [PRISMA, 'validate'],
  'types: Next describes the routes': [NEXT, 'typegen'],
  'types: TypeScript': ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'scripts/check/tsconfig.json'],
  'lint and format: Biome': [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--colors=off',
    '--diagnostic-level=error',
    '.',
  ],
  'direction of imports, and layout': ['scripts/check/imports.mjs'],
  'messages: the same in each language, and used': ['scripts/check/messages.mjs'],
  'texts: every sentence in messages': ['scripts/check/texts.mjs'],
  'styles: start and end, not left and right': ['scripts/check/styles.mjs'],
  'lock file: every platform': ['scripts/check/lock-file.mjs'],
}

/** What can be said of the sources without running them; each check counts as one test. */
export async function runStatic(tally, env) {
  for (const [name, args] of Object.entries(CHECKS)) {
    const child = startNode(args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    const { code } = await exitOf(child)
    console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`)
    if (code === 0) tally.pass()
    else tally.fail(name)
  }
}
