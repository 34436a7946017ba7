import { startThrowaway } from '../setup/throwaway.mjs'

/** One server for the run; each file of tests copies the migrated database (see file-setup.mjs). */
export default async function setup(project) {
  const running = process.env.LECTERN_TEST_SERVER // `npm test` shares one with the journeys
  const server = running ? { url: running, stop: () => {} } : await startThrowaway()
  project.provide('databaseServer', server.url)
  return () => server.stop()
}
