const OF_SERVING = [
  'APP_URL',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATA_DIR',
  'LISTEN_ADDRESS',
  'LOG_LEVEL',
  'NEXT_DIST_DIR',
  'PORT',
  'WORKER',
]
const OF_KEYS = ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'NEXTAUTH_SECRET', 'NEXTAUTH_SECRET_BEFORE', 'NEXTAUTH_URL']
const OF_OTHERS = ['MAIL_FROM', 'SMTP_URL', 'BREACHED_PASSWORDS_URL']
const INSTITUTION = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME', 'STRONG_ACR', 'STRONG_AMR']
const OF_INSTITUTION = [...INSTITUTION, 'LINK_BY_ADDRESS', 'CREATES_ACCOUNTS'].map((name) => `OIDC_${name}`)
const OF_FILES = ['BUCKET', 'REGION', 'ENDPOINT'].map((name) => `FILES_S3_${name}`)
const OF_TESTS = ['TEST_CLOCK', 'PSEUDO_LANGUAGE']
const ALL = [...OF_SERVING, ...OF_KEYS, ...OF_OTHERS, ...OF_INSTITUTION, ...OF_FILES, ...OF_TESTS]

/** Tests run with their own settings: the operator's, from the shell or .env, would send real mail. Empty is unset. */
export function ignoreSettings() {
  for (const name of ALL) process.env[name] = ''
}
