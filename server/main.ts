import cluster from 'node:cluster'
import { availableParallelism } from 'node:os'
import { env } from '@/lib/platform/env'
import { serve } from './instance'
import { runInstances } from './instances'

// What `npm start` and `npm run dev` run: one process a core in production, each a whole server on the same port.
const { NODE_ENV, PROCESSES = availableParallelism() } = env()
if (NODE_ENV === 'production' && PROCESSES > 1 && cluster.isPrimary) runInstances(PROCESSES)
else serve()
