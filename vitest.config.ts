import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Neither this machine's zone nor the database's may matter.
process.env.TZ = 'Asia/Kathmandu'

export default defineConfig({
  resolve: {
    alias: [
      { find: 'server-only', replacement: at('scripts/vitest/empty.mjs') },
      { find: /^@\//, replacement: at('./') },
    ],
  },
  test: {
    include: ['{app,components,lib,prisma,scripts,server}/**/*.test.{ts,tsx,mjs}', '*.test.ts'],
    globalSetup: 'scripts/vitest/global-setup.mjs',
    setupFiles: 'scripts/vitest/file-setup.mjs',
    env: {
      APP_URL: 'http://localhost:3000',
      NEXTAUTH_SECRET: 'a secret that only the tests use, and long enough',
      LOG_LEVEL: 'silent',
      SMTP_URL: '',
    },
    maxWorkers: '100%',
    // A busy machine is no failure.
    hookTimeout: 60_000,
    testTimeout: 60_000,
  },
})
