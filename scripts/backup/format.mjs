/**
 * A backup is a tar file: the manifest (what is in it), each table's rows in pieces as PostgreSQL's COPY writes them,
 * gzipped one by one, the files that people sent as they are, and last the checksums, without which it is not whole.
 * Of version 1 it held no files.
 */
export const FORMAT = 'lectern-backup'
export const VERSION = 2
export const MANIFEST = 'manifest.json'
export const CHECKSUMS = 'checksums.json'

/** Pieces end where a row ends, so that each can be read alone: nothing needs a whole table in memory or on a disk. */
export const PIECE_BYTES = 4 * 1024 * 1024

export const pieceName = (table, number) => `tables/${table}/${String(number).padStart(6, '0')}.copy.gz`

/** The table of a piece, or undefined for another entry's name. */
export const tableOf = (name) => /^tables\/(.+)\/\d+\.copy\.gz$/.exec(name)?.[1]

const KEY = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const OF_KEY = new RegExp(`^${KEY}$`)
const OF_FILE = new RegExp(`^files/(${KEY})$`)

/** The names that lib/platform/stored.ts gives to files: a path is made of nothing else. */
export const isKey = (name) => OF_KEY.test(name)

export const fileName = (key) => `files/${key}`

/** The key of a file, or undefined for another entry's name. */
export const keyOf = (name) => OF_FILE.exec(name)?.[1]
