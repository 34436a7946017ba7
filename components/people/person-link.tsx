import { Link } from '@/components/ui/link'

/** Somebody's name, as the way to their page. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={`/admin/people/${id}`}>
      <bdi>{name}</bdi>
    </Link>
  )
}
