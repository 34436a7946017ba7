import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Of a path inside the project. */
export const at = (path) => root + path
