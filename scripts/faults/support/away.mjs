import { readFileSync } from 'node:fs'
import { at } from '../../setup/paths.mjs'

/** Whether an answer is the page that says that the database is away, in the language, and when to ask again. */
export function saysAway({ status, text = '', retryAfter }, locale = 'en') {
  const { advice, sent } = JSON.parse(readFileSync(at(`messages/${locale}.json`), 'utf8')).shell.unavailable
  const helps = text.includes(`lang="${locale}"`) && (text.includes(advice) || text.includes(sent))
  return status === 503 && Number(retryAfter) > 0 && helps
}
