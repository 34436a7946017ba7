import { Avatar } from '@/components/ui/avatar'

type Props = { person: { id: string; name: string; portraitId: string | null }; hasPictures: boolean }

/** A person at the head of their page: with their picture, if they have one and the reader wants pictures. */
export function PersonName({ person: { id, name, portraitId }, hasPictures }: Props) {
  return (
    <span className="flex flex-wrap items-center gap-3">
      {hasPictures && portraitId ? <Avatar name={name} personKey={id} pictureId={portraitId} size="l" /> : null}
      <bdi>{name}</bdi>
    </span>
  )
}
