import { ensureBuild } from '../../setup/build.mjs'
import { environmentFor } from '../../setup/environment.mjs'
import { DIST_DIR } from './place.mjs'

/** The production build in a folder of its own, with the place's key for actions; kept for the next run. */
export async function ensureFaultsBuild({ base }) {
  const url = 'postgresql://unused@127.0.0.1/unused'
  await ensureBuild({ ...environmentFor({ url, keptIn: base }), NEXT_DIST_DIR: DIST_DIR })
}
