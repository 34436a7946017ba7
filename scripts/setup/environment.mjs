import { resolve } from 'node:path'
import { dataDir } from './database.mjs'
import { secretsOf } from './secrets.mjs'

/** The settings that the product is run with; what the operator has set stands. */
export function environmentFor({ url, port = process.env.PORT || '3000' }) {
  const secrets = secretsOf(dataDir())
  const address = process.env.APP_URL || `http://localhost:${port}`
  return {
    DATABASE_URL: url,
    DATA_DIR: resolve(dataDir()),
    PORT: String(port),
    APP_URL: address,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.NEXTAUTH_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
