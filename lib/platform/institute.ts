import 'server-only'
import { cache } from 'react'
import { db } from './db'

/** Whether the database holds the demonstration institute, whose people are invented and whose passwords are known. */
export const isDemonstration = cache(async (): Promise<boolean> => {
  const institute = await db.institute.findUnique({ where: { id: 1 }, select: { isDemonstration: true } })
  return institute?.isDemonstration ?? false
})
