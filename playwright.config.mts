import { defineConfig, devices } from '@playwright/test'
import { installedChromium } from './scripts/testing/chromium.mjs'

const isRoot = process.getuid?.() === 0

/** `npm test -- --only=journeys` starts the server; BASE_URL, DATABASE_URL and DATA_DIR name another that runs. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
    // A colour on its way to another is neither of the two that axe is to see.
    contextOptions: { reducedMotion: 'reduce' },
    // What is not there is not waited for until the test's own end.
    actionTimeout: 20_000,
    // Recording each step takes about a third of the time; what the page held is told without it.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: await installedChromium(), args: isRoot ? ['--no-sandbox'] : [] },
  },
})
