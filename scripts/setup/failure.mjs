/** An expected failure: the message is the one sentence that the person at the terminal reads. */
export class Failure extends Error {}

const DISK_IS_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/

export const saysDiskIsFull = (text) => DISK_IS_FULL.test(text)

export function sentenceFor(error) {
  if (saysDiskIsFull(`${error.code} ${error.message} ${error.output ?? ''}`)) {
    return 'The disk is full: free some space on it and start again.'
  }
  return error instanceof Failure ? error.message : `Something unexpected went wrong: ${error.stack ?? error}`
}
