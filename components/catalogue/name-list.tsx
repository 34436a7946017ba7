import { getFormatter } from 'next-intl/server'

/** "A, B and C", where each name keeps its own direction. */
export async function NameList({ names }: { names: readonly string[] }) {
  const format = await getFormatter()
  return format.list(names.map((name) => <bdi key={name}>{name}</bdi>))
}
