import { fileURLToPath } from 'node:url'

/** The least that Next can serve: what the product's pages are measured beside. */
export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
}
