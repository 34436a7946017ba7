import { Fragment } from 'react'
import { listParts } from './names'

/** "A, B and C", where each name keeps its own direction. */
export function NameList({ names, locale }: { names: readonly string[]; locale: string }) {
  return listParts(names, locale).map(({ type, value }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one list, always all of them
    <Fragment key={i}>{type === 'element' ? <bdi>{value}</bdi> : value}</Fragment>
  ))
}
