import 'server-only'
import { failureOf } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'
import { deleteOldThrottles } from '@/lib/platform/throttle'
import { systemViewer } from '@/lib/platform/viewer'
import { deleteOldImports } from './commands/import-drop'
import { deleteLostFiles } from './commands/portrait'

const HOUR_MS = 3_600_000

/**
 * Deletes what was kept long enough, imports of days ago, used throttles, files of nobody, and what other domains have of
 * that kind: now, and every hour until it is told to stop.
 */
export function startCleaning(others: readonly (() => Promise<void>)[]): { stop: () => Promise<void> } {
  const begin = async () => {
    try {
      await deleteOldImports(systemViewer('old-imports'))
      await deleteOldThrottles()
      await deleteLostFiles(systemViewer('lost-files'))
      for (const other of others) await other()
    } catch (error) {
      log.error(failureOf(error), 'what is old could not be deleted')
    }
  }
  let running = begin()
  const timer = setInterval(() => {
    running = begin()
  }, HOUR_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}
