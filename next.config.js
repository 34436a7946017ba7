import { readdirSync } from 'node:fs'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/platform/intl.ts')

// Each language has a file of messages; English's addresses are without the prefix (lib/platform/locales.ts).
// The last one is the pseudo-language, which has none and is there only where it is asked for.
const prefixes = [...readdirSync('messages').map((file) => file.replace('.json', '')), 'en-XA']
const elsewhere = [`(?:${prefixes.join('|')})(?:/|$)`, 'api/', '_next/', '.*\\.(?:ico|png|svg|txt|xml|js)$']

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // No page has a picture that Next would make smaller: without this it would fetch any of our own addresses to do so.
  images: { unoptimized: true },
  reactStrictMode: true,
  // For everybody, not for robots alone: a page has its title from the first moment, and while the next one comes.
  htmlLimitedBots: /.*/,
  // The server that stands before Next does it, and keeps what is the same for everybody (server/front.ts).
  compress: false,
  // npm test checks the types; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'nodemailer'],
  experimental: {
    serverActions: { bodySizeLimit: '2mb' },
    // A page's code is loaded when somebody first comes to it: a process that has not shown a page does without.
    preloadEntriesOnStart: false,
    // A page that was fetched ahead is shown for so many seconds (components/shell/links.ts): the least that Next allows.
    staleTimes: { static: 30 },
  },
  rewrites: async () => ({
    beforeFiles: [
      { source: '/', destination: '/en' },
      { source: `/:path((?!${elsewhere.join('|')}).*)`, destination: '/en/:path' },
    ],
  }),
  redirects: async () => [
    { source: '/en', destination: '/', permanent: false },
    { source: '/en/:path+', destination: '/:path+', permanent: false },
  ],
}

export default withNextIntl(config)
