const SETTINGS = ['APP_URL', 'DATABASE_URL', 'DATA_DIR', 'LOG_LEVEL', 'MAIL_FROM', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL']
const MORE = ['NEXT_DIST_DIR', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'PORT', 'SMTP_URL', 'WORKER']
const INSTITUTION = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME', 'STRONG_ACR', 'STRONG_AMR']
const OF_INSTITUTION = [...INSTITUTION, 'LINK_BY_ADDRESS', 'CREATES_ACCOUNTS'].map((name) => `OIDC_${name}`)
const OF_KEYS = ['NEXTAUTH_SECRET_BEFORE']
const OF_TESTS = ['TEST_CLOCK', 'PSEUDO_LANGUAGE']

/** Tests run with their own settings: the operator's, from the shell or .env, would send real mail. Empty is unset. */
export function ignoreSettings() {
  for (const name of [...SETTINGS, ...MORE, ...OF_INSTITUTION, ...OF_KEYS, ...OF_TESTS]) process.env[name] = ''
}
