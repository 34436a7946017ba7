/**
 * A backup is a tar file: the manifest (what is in it), each table's rows in pieces as PostgreSQL's COPY writes them,
 * gzipped one by one, and last the checksums, without which the file is not whole.
 */
export const FORMAT = 'lectern-backup'
export const VERSION = 1
export const MANIFEST = 'manifest.json'
export const CHECKSUMS = 'checksums.json'

/** Pieces end where a row ends, so that each can be read alone: nothing needs a whole table in memory or on a disk. */
export const PIECE_BYTES = 4 * 1024 * 1024

export const pieceName = (table, number) => `tables/${table}/${String(number).padStart(6, '0')}.copy.gz`

/** The table of a piece, or undefined for another entry's name. */
export const tableOf = (name) => /^tables\/(.+)\/\d+\.copy\.gz$/.exec(name)?.[1]
