import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { db } from './database'

const DAY = 86_400

/** The cookies of new sign-ins of people who have accounts, each with a record of its own, without the form's slow password. */
export async function cookiesOf(personIds: string[]): Promise<string[]> {
  const accounts = await db.account.findMany({ where: { personId: { in: personIds } } })
  const accountOf = new Map(accounts.map(({ id, personId }) => [personId, id]))
  const tokens = personIds.map(() => randomBytes(32).toString('base64url'))
  const at = new Date()
  await db.signIn.createMany({
    data: personIds.map((personId, i) => ({
      accountId: accountOf.get(personId) as string,
      tokenHash: createHash('sha256')
        .update(tokens[i] as string)
        .digest('base64url'),
      at,
      lastSeenAt: at,
      provedAt: at,
      isStrong: true,
      expiresAt: new Date(at.getTime() + DAY * 1000),
    })),
  })
  const secret = process.env.NEXTAUTH_SECRET as string
  return Promise.all(
    tokens.map(async (token) => `lectern=${await encode({ token: { signIn: token }, secret, maxAge: DAY })}`),
  )
}
