import type { EnrolmentState } from '@prisma/client'

export type Specimen = { id: string; name: string; country: string; state: EnrolmentState; held: number }

/** Invented people, to see lists with: names of each script, a long one, one of each state. */
export const specimens: Specimen[] = [
  { id: 'a', name: 'Grace Wanjiru', country: 'KE', state: 'enrolled', held: 24 },
  { id: 'b', name: 'ليلى الحداد', country: 'JO', state: 'waitlisted', held: 0 },
  { id: 'c', name: '王小明', country: 'CN', state: 'completed', held: 38 },
  { id: 'd', name: 'Анна Иванова', country: 'KZ', state: 'withdrawn', held: 3 },
  { id: 'e', name: 'María José de los Ángeles García Márquez', country: 'CO', state: 'offered', held: 0 },
]
