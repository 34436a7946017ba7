/** What an account can be opened with. */
export type Ways = {
  hasPassword: boolean
  hasTotp: boolean
  hasPasskey: boolean
  codesLeft: number
  /** Linked to one at the institution at which people may sign in. */
  hasInstitution: boolean
}

/**
 * What somebody is asked for who proves again that it is they: all that signing in asks for (OWASP ASVS 5.0, 7.5.1). A
 * passkey does instead of the form, and is the only way where it is the second factor and no code can stand in for it. The
 * institution does instead as well, where the account has no second factor of its own.
 */
export function askedAgain({ hasPassword, hasTotp, hasPasskey, codesLeft, hasInstitution }: Ways) {
  const hasCode = hasTotp || (hasPasskey && codesLeft > 0)
  const isOnlyPasskey = hasPasskey && !hasCode
  return {
    password: hasPassword && !isOnlyPasskey,
    code: hasCode,
    passkey: hasPasskey,
    institution: hasInstitution && !hasTotp && !hasPasskey,
  }
}
