/** What an account can be opened with. */
export type Ways = { hasPassword: boolean; hasTotp: boolean; hasPasskey: boolean; codesLeft: number }

/**
 * What somebody is asked for who proves again that it is they: all that signing in asks for (OWASP ASVS 5.0, 7.5.1). A
 * passkey does instead of the form, and is the only way where it is the second factor and no code can stand in for it.
 */
export function askedAgain({ hasPassword, hasTotp, hasPasskey, codesLeft }: Ways) {
  const hasCode = hasTotp || (hasPasskey && codesLeft > 0)
  const isOnlyPasskey = hasPasskey && !hasCode
  return { password: hasPassword && !isOnlyPasskey, code: hasCode, passkey: hasPasskey }
}
