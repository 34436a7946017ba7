import type { ReactNode } from 'react'

/** For a sentence's `<bdi>` tags: a name or an address keeps its own direction. */
export const isolated = { bdi: (chunks: ReactNode) => <bdi>{chunks}</bdi> }
