import { dataDir } from './data-dir.mjs'
import { secretsOf } from './secrets.mjs'

/**
 * The settings that the product is run with; what the operator has set stands, but `LISTEN_ADDRESS`, which is for who
 * serves people: whoever tries something out reaches it at localhost.
 */
export function environmentFor({
  url,
  host = '',
  port = process.env.PORT || 3000,
  keptIn = dataDir(),
  secretsIn = keptIn,
}) {
  const secrets = secretsOf(secretsIn)
  const theirs = (name) => process.env[name] || secrets[name]
  const address = process.env.APP_URL || `http://localhost:${port}`
  return {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: '', // who serves is not to know it
    DATA_DIR: keptIn,
    LISTEN_ADDRESS: host,
    PORT: String(port),
    APP_URL: address,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: theirs('NEXTAUTH_SECRET'),
    NEXTAUTH_SECRET_BEFORE: theirs('NEXTAUTH_SECRET_BEFORE') || '',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: theirs('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'),
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR || '.next',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
