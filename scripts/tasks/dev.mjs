import { bundleServer } from '../setup/build.mjs'
import { serve } from '../setup/serve.mjs'

/** The same with reload in place of a build. */
export const task = () => serve('dev', (env) => bundleServer(env.NEXT_DIST_DIR))
