import 'server-only'
import type { Role } from '@prisma/client'
import { db, type Tx } from './db'

/** What the institute asks a second factor for. */
export type FactorRule = { secondFactorFor: Role[]; secondFactorForTrainers: boolean }

/** A role that a sign-in of one factor does not bring with it. */
export type Withheld = Role | 'trainer'

type Held<G> = { grants: G[]; isTrainer: boolean }

/** What of somebody's roles a sign-in brings with it, and what the institute's rule withholds until a second factor is shown. */
export function withhold<G extends { role: Role }>(
  { grants, isTrainer }: Held<G>,
  isStrong: boolean,
  { secondFactorFor, secondFactorForTrainers }: FactorRule,
): Held<G> & { withheld: Withheld[] } {
  const isKept = ({ role }: G) => isStrong || !secondFactorFor.includes(role)
  const keepsTeaching = isStrong || !secondFactorForTrainers
  const roles = new Set<Withheld>(grants.filter((grant) => !isKept(grant)).map(({ role }) => role))
  if (isTrainer && !keepsTeaching) roles.add('trainer')
  return { grants: grants.filter(isKept), isTrainer: isTrainer && keepsTeaching, withheld: [...roles] }
}

/** The institute's rule as it stands now. */
export async function factorRule(tx: Tx = db): Promise<FactorRule> {
  const select = { secondFactorFor: true, secondFactorForTrainers: true }
  const rule = await tx.institute.findUnique({ where: { id: 1 }, select })
  return rule ?? { secondFactorFor: [], secondFactorForTrainers: false }
}
