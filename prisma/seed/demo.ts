import type { PrismaClient } from '@prisma/client'
import { chanceOf } from './chance'
import accounts from './data/accounts.json'
import report from './data/institute.json'
import type { Demo } from './demo/context'
import { seedCourses } from './demo/courses'
import { seedDraft } from './demo/draft'
import { seedOfferings2020 } from './demo/offerings-2020'
import { seedOpen } from './demo/open'
import { seedAccounts, seedPool } from './demo/pool'
import { seedProgramme } from './demo/programme'
import { seedInstitute, seedOffices, seedOrganisations, seedPriorities, seedThemes } from './demo/reference'
import { seedRestricted } from './demo/restricted'
import { seedRunning } from './demo/running'
import { seedWaiting } from './demo/waiting'
import { nameInventor } from './names'

/** Of every account of the demonstration. */
export const DEMO_PASSWORD = 'lectern-demo-2026'

/** The same people in the same places, whoever seeds. */
const SEED = 2020
const PATIENCE = 120_000

/** Writes the demonstration institute in one transaction: all of it or none. The database must hold no institute. */
export async function seedDemonstration(
  client: PrismaClient,
  { now, passwordHash }: { now: Date; passwordHash: string },
) {
  await client.$transaction(
    async (db) => {
      await seedInstitute(db, report.institute, true)
      await seedPriorities(db)
      await seedThemes(db)
      const chance = chanceOf(SEED)
      const invent = nameInventor(chance, namesOfAccounts())
      const organisations = await seedOrganisations(db)
      const rooms = await seedOffices(db)
      const courses = await seedCourses({ db })
      const begun = { db, now, chance, invent, passwordHash, organisations }
      const { pool, trainer } = await seedPool(begun)
      const demo: Demo = { ...begun, rooms, courses, pool, accounts: { ...(await seedAccounts(begun)), trainer } }
      await seedOfferings2020(demo)
      await seedRunning(demo)
      await seedOpen(demo)
      await seedDraft(demo)
      await seedWaiting(demo)
      await seedProgramme(demo)
      await seedRestricted(demo)
      await db.auditEntry.create({
        data: {
          at: now,
          job: 'seed',
          act: 'institute.seedDemonstration',
          subjectType: 'Institute',
          subjectId: '1',
          fields: [],
        },
      })
    },
    { maxWait: PATIENCE, timeout: PATIENCE },
  )
}

/** So that nobody invented is called as the holder of an account is. */
function namesOfAccounts(): string[] {
  return Object.values(accounts.accounts).flatMap((account) =>
    'name' in account ? [account.name.split('|')[0] ?? ''] : [],
  )
}
