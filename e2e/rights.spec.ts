import { type Answer, everyAct, everybody, everyRoute, expected, inside, members, type Who } from './support/rights'
import { idsOfActs, post, stateOf } from './support/rights-acting'
import { type ActRow, acts } from './support/rights-acts'
import { answerOf, answerOfAct, ask, bodyOf, type Got, inTurns, pathOf, upload } from './support/rights-asking'
import { routes } from './support/rights-routes'
import { buildWorld, type Ids, madeUp, type World } from './support/rights-world'
import { expect, test } from './support/test'

// Thousands of questions, and a busy machine is no failure.
test.describe.configure({ timeout: 400_000 })

test('every page and handler opens to whom it is for, and is to the others what is not there', async () => {
  const world = await buildWorld()
  const nothing = madeUp(world.ids)
  const cells = everyRoute().flatMap((route) => everybody.map((who) => ({ route, who })))
  const wrong = await inTurns(cells, async ({ route, who }) => {
    const row = routes[route]
    if (!row) return { name: route, who, told: 'has no row' }
    const cookie = world.cookies[who]
    const path = pathOf(route, row, world.ids)
    const of = () => (row.file ? upload(row.file) : {})
    const got = await ask(cookie, path, of())
    const faults = [unlike(expected(row, who), answerOf(got))]
    if (!knows(who) && tellsOf(world, got)) faults.push('tells of the edition')
    const other = pathOf(route, row, nothing)
    if (other !== path && asksOfNothing.includes(who)) {
      const missing = await ask(cookie, other, of())
      const isSaid = expected({ ...row, may: [] }, who)
      faults.push(unlike(isSaid, answerOf(missing)).replace(/^./, 'of nothing: $&'))
      if (isSaid === 'missing' && answerOf(got) === 'missing') {
        const same = bodyOf(got, path, world.ids) === bodyOf(missing, other, nothing)
        if (!same) faults.push('is told apart from what is not there')
      }
    }
    return { name: route, who, told: faults.filter(Boolean).join('; ') }
  })
  expect(gathered(wrong)).toEqual([])
})

test('an act that is posted by its id, with no page visited, asks by itself who may', async () => {
  const world = await buildWorld()
  const nothing = madeUp(world.ids)
  const known = idsOfActs()
  const cells = everyAct().flatMap((act) => everybody.map((who) => ({ act, who })))
  /** What is wrong where an act is posted with the ids given; nothing where that is done which the row says. */
  const fault = async ({ act, who }: (typeof cells)[number], row: ActRow, ids: Ids) => {
    const reference = known.get(act.name)
    if (!reference) return { name: act.name, who, told: '' }
    const answer = await post(world.cookies[who], act, reference, row, ids)
    const isTold = !row.may.includes(who) && !knows(who) && tellsOf(world, answer)
    const told = isTold ? 'tells of the edition' : unlike(expected(row, who), answerOfAct(answer))
    return { name: act.name, who, told: told && ids === nothing ? `of nothing: ${told}` : told }
  }
  const rowOf = ({ name }: (typeof cells)[number]['act']): ActRow => acts[name] ?? { may: [] }
  const refused = cells.filter(({ act, who }) => !rowOf(act).may.includes(who))
  const before = await stateOf(world)
  const wrong = await inTurns(refused, (cell) => fault(cell, rowOf(cell.act), world.ids))
  const ofNothing = cells.filter(({ act, who }) => takesIds(rowOf(act), world.ids) && asksOfNothing.includes(who))
  wrong.push(...(await inTurns(ofNothing, (cell) => fault(cell, rowOfNothing(rowOf(cell.act)), nothing))))
  expect(gathered(wrong)).toEqual([])
  expect(JSON.parse(await stateOf(world)), 'nothing was written').toEqual(JSON.parse(before))

  // Whom an act is for, one act after the other: what leaves for good comes last.
  const last = ['dropImportAction', 'endOtherDevicesAction', 'viewAsAction', 'endViewingAction', 'signOutAction']
  const names = [
    ...everyAct()
      .map(({ name }) => name)
      .filter((name) => !last.includes(name)),
    ...last,
  ]
  for (const name of names) {
    const turn = cells.filter(({ act, who }) => {
      const { may } = rowOf(act)
      return act.name === name && may.includes(who) && (may.length < members.length || doesOwn.includes(who))
    })
    wrong.push(...(await inTurns(turn, (cell) => fault(cell, rowOf(cell.act), world.ids), 4)))
  }
  expect(gathered(wrong)).toEqual([])
})

/** They stand for those who are nothing to it, plan of it, run it or run all: to the others what is not there says no more. */
const asksOfNothing: Who[] = ['visitor', 'stranger', 'session', 'coordinator', 'administrator']

/** What every member may do is their own, and no role changes it: these do it for all. */
const doesOwn: Who[] = ['visitor', 'stranger', 'learner', 'administrator']

/** What is there for nobody opens to nobody; an act that is done already where there is nothing is done for whom it is. */
function rowOfNothing(row: ActRow): ActRow {
  return row.isDoneOfNothing ? row : { ...row, may: [] }
}

const knows = (who: Who) => (inside as readonly Who[]).includes(who)

function tellsOf({ words }: World, { body, to }: Got): boolean {
  return `${body} ${to}`.toLowerCase().includes(words.edition.toLowerCase())
}

function takesIds({ fields }: ActRow, ids: Ids): boolean {
  const named = new Set(Object.values(ids))
  return Object.values(fields?.(ids) ?? {}).some((value) => named.has(value))
}

type Fault = { name: string; who: Who; told: string }

/** What is wrong, said once for all for whom it is. */
function gathered(faults: Fault[]): string[] {
  const told = new Map<string, Who[]>()
  for (const { name, who, told: what } of faults) {
    const line = `${name}: ${what}`
    if (what) told.set(line, [...(told.get(line) ?? []), who])
  }
  return [...told].map(([line, who]) => `${line} (${who.join(', ')})`)
}

function unlike(wanted: Answer, got: Answer | number): string {
  return wanted === got ? '' : `${got} where ${wanted} is right`
}
