import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { at, root } from './paths.mjs'
import { runNode } from './processes.mjs'
import { filesBelow, hashOf, unlessDone } from './stamp.mjs'

export const NEXT = 'node_modules/next/dist/bin/next'

const NOT_BUILT = [
  'bench',
  'docs',
  'e2e',
  'node_modules',
  'scripts',
  'screens',
  'test-results',
  'prisma/migrations',
  'prisma/seed',
]
const NOT_BUILT_FILE = /(^|\/)\.|\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$|^prisma\/seed\.ts$/

/** Builds the product into its folder when the sources' content differs from that of the last build there. */
export async function ensureBuild(env) {
  const distDir = env.NEXT_DIST_DIR
  await unlessDone(join(distDir, 'lectern-sources'), sourcesHash(env), async () => {
    console.log('Building (half a minute)…')
    const sentence = 'The product could not be built: the reason stands above.'
    const settings = readFileSync(at('tsconfig.json'))
    await runNode([NEXT, 'build'], { env: { ...env, NODE_ENV: 'production' }, sentence })
    writeFileSync(at('tsconfig.json'), settings) // Next adds each folder that it ever built into
    await bundleServer(distDir)
  })
}

/** The file that serves a build, or development. */
export const serverOf = (distDir) => join(distDir, 'lectern', 'server.mjs')

/** What stands before Next, in one file, so that no loader of TypeScript stays in the memory of a running server. */
export async function bundleServer(distDir) {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('server/main.ts')],
    outfile: at(serverOf(distDir)),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
}

function sourcesHash(env) {
  const isIgnored = (path) => NOT_BUILT.includes(path) || NOT_BUILT_FILE.test(path)
  const files = filesBelow(root, (path) => isIgnored(relative(root, path))).map((path) => relative(root, path))
  return hashOf(files, env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
}
