import { type Answer, expected, type Row, type Who } from './rights'
import type { ActRow } from './rights-acts'

type Tables = { routes: Record<string, Row>; acts: Record<string, ActRow>; everybody: readonly Who[] }

const signs: Record<Answer, string> = { open: '●', signIn: '→', missing: '', away: '↩', gone: '∅' }

/** The tables as a document shows them: a row for each page, handler and act, a column for everybody who may ask. */
export function rightsTables({ routes, acts, everybody }: Tables): string {
  const short = (who: Who) => who.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const table = (title: string, rows: Record<string, Row>) => [
    `## ${title}`,
    '',
    `| | ${everybody.map(short).join(' | ')} |`,
    `|---|${everybody.map(() => ':-:|').join('')}`,
    ...Object.entries(rows).map(
      ([name, row]) => `| \`${name}\` | ${everybody.map((who) => signs[expected(row, who)]).join(' | ')} |`,
    ),
    '',
  ]
  return [...table('Pages and handlers', routes), ...table('Acts', acts as Record<string, Row>)].join('\n').trimEnd()
}
