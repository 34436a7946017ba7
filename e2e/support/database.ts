import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@prisma/client'

/**
 * The database of the server under test, as its owner where the test run names one: the server serves as somebody who may
 * do less. The seed's builders take it.
 */
export const db = new PrismaClient({
  adapter: new PrismaPg({
    connectionString: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL,
    options: '-c timezone=UTC',
    max: 3,
  }),
})
