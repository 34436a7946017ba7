import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Tag } from '@/components/ui/page'
import { type Looked, looks } from '@/components/ui/states'
import { Part } from './part'

/** Names in each script that people write theirs in. */
const names = [
  'Grace Wanjiru',
  'Elena Marchetti',
  'María José García',
  'Анна Иванова',
  'ليلى الحداد',
  '王小明',
  'Émile Okonkwo',
  'Nguyễn Thị Hoa',
]

/** What is known of things and of people, at one glance. */
export function States() {
  return (
    <>
      <Part name="badges">
        <dl className="grid gap-3">
          {(Object.keys(looks) as Looked[]).map((kind) => (
            <div key={kind} className="grid gap-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
              <dt>
                <code dir="ltr">{kind}</code>
              </dt>
              <dd className="flex flex-wrap gap-2">
                {Object.keys(looks[kind]).map((state) => (
                  <Badge key={state} {...({ of: kind, state } as { of: 'markValue'; state: 'present' })} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p className="flex flex-wrap gap-2">
          {(['plain', 'good', 'warn', 'bad', 'info', 'excused'] as const).map((tone) => (
            <Tag key={tone} tone={tone}>
              <code dir="ltr">{tone}</code>
            </Tag>
          ))}
        </p>
      </Part>
      <Part name="people">
        <ul className="grid gap-3 sm:grid-cols-2">
          {names.map((name) => (
            <li key={name} className="flex items-center gap-3">
              <Avatar name={name} />
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        <p className="flex items-center gap-4">
          {(['s', 'm', 'l'] as const).map((size) => (
            <Avatar key={size} name={names[0]!} size={size} />
          ))}
        </p>
      </Part>
    </>
  )
}
