// Preloaded where the product's code runs outside Next: there `server-only` would throw, and what it guards is a server.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const filename = require.resolve('server-only')
require.cache[filename] = { id: filename, filename, loaded: true, exports: {} }
