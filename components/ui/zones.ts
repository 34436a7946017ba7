/** Names that people use now, where the runtime still lists the old one. */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** The regions that zones are grouped by, and all that has none: universal time. */
export const zoneRegions = [
  'africa',
  'america',
  'antarctica',
  'arctic',
  'asia',
  'atlantic',
  'australia',
  'europe',
  'indian',
  'pacific',
  'universal',
] as const

export type ZoneRegion = (typeof zoneRegions)[number]

/** Every time zone, and the one that is kept already if it has another name. */
export function allZones(kept?: string): string[] {
  const names = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone)
  return [...new Set(['UTC', ...names, ...(kept ? [kept] : [])])].sort()
}

/** The zones by region, each by its place: "Nairobi", "Buenos Aires, Argentina". */
export function zonesByRegion(
  zones: readonly string[],
): { region: ZoneRegion; zones: { value: string; label: string }[] }[] {
  return zoneRegions.flatMap((region) => {
    const own = zones.filter((zone) => regionOf(zone) === region).map((value) => ({ value, label: placeOf(value) }))
    return own.length > 0 ? [{ region, zones: own.sort((a, b) => a.label.localeCompare(b.label, 'en')) }] : []
  })
}

function regionOf(zone: string): ZoneRegion {
  const first = zone.split('/')[0]!.toLowerCase()
  return zone.includes('/') ? (zoneRegions.find((region) => region === first) ?? 'universal') : 'universal'
}

function placeOf(zone: string): string {
  const [, ...places] = zone.replaceAll('_', ' ').split('/')
  return places.reverse().join(', ') || zone
}
