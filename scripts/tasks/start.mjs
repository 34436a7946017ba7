import { ensureBuild } from '../setup/build.mjs'
import { serve } from '../setup/serve.mjs'

/** The production build, from a fresh clone to a running server. */
export const task = () => serve('start', ensureBuild)
