import type { OrganisationKind } from '@prisma/client'
import type { Tx } from '@/lib/platform/db'
import { buildTheme } from '../catalogue'
import report from '../data/institute.json'
import reference from '../data/reference.json'
import { newId } from '../ids'

/** The institute's own row. The priorities, places and partners below belong to the demonstration alone. */
export async function seedInstitute(
  db: Tx,
  institute: { name: string; abbreviation: string; mission: string },
  isDemonstration: boolean,
) {
  const { name, abbreviation, mission } = institute
  await db.institute.create({ data: { name, abbreviation, mission, isDemonstration } })
}

export async function seedPriorities(db: Tx) {
  const arabic = reference.priorities as Record<string, string>
  const rows = report.strategicPriorities.map(({ code, title }) => ({ code, en: title, ar: arabic[code] ?? title }))
  await db.strategicPriority.createMany({ data: rows.map(({ code }) => ({ code })) })
  await db.priorityText.createMany({
    data: rows.flatMap(({ code, en, ar }) => [
      { priorityCode: code, locale: 'en', title: en },
      { priorityCode: code, locale: 'ar', title: ar },
    ]),
  })
}

export async function seedThemes(db: Tx) {
  for (const [name, ar] of Object.entries(reference.themes))
    await buildTheme(db, themeSlug(name), { en: titleCase(name), ar })
}

export function themeSlug(name: string): string {
  return name.replaceAll(' ', '-')
}

/** The report writes themes inside sentences; alone they begin with a capital. */
function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Offices and their rooms; returns the rooms' ids by "Place, room". */
export async function seedOffices(db: Tx): Promise<Map<string, string>> {
  const offices = report.offices.map(({ place, country, timeZone, kind }) => ({
    id: newId(),
    place,
    country,
    zone: timeZone,
    kind,
  }))
  await db.office.createMany({ data: offices })
  const rooms = offices.flatMap(({ id, place }) =>
    ((reference.rooms as Record<string, unknown[][]>)[place] ?? []).map(([name, seats]) => ({
      id: newId(),
      officeId: id,
      place,
      name: String(name),
      seats: Number(seats),
    })),
  )
  await db.room.createMany({ data: rooms.map(({ place: _, ...room }) => room) })
  return new Map(rooms.map(({ id, place, name }) => [`${place}, ${name}`, id]))
}

/** Partners and donors of the report, and invented organisations for invented people; returns ids by name. */
export async function seedOrganisations(db: Tx): Promise<Map<string, string>> {
  const { partners, donors, invented } = reference
  const all = [...partners, ...donors, ...invented] as { name: string; kind: OrganisationKind; country?: string }[]
  const rows = all.map((organisation) => ({ id: newId(), ...organisation }))
  await db.organisation.createMany({ data: rows })
  return new Map(rows.map(({ id, name }) => [name, id]))
}
