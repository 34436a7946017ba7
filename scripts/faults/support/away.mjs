import { readFileSync } from 'node:fs'
import { at } from '../../setup/paths.mjs'

/** Whether an answer is the page that says that the database is away, in the language, and when to ask again. */
export const saysAway = (answer, locale = 'en') => says(answer, 'unavailable', locale)

/** Whether it is the one that says that there is no room to save anything. */
export const saysFull = (answer, locale = 'en') => says(answer, 'full', locale)

function says({ status, text = '', retryAfter }, page, locale) {
  const { advice, sent } = JSON.parse(readFileSync(at(`messages/${locale}.json`), 'utf8')).shell[page]
  const helps = text.includes(`lang="${locale}"`) && (text.includes(advice) || text.includes(sent))
  return status === 503 && Number(retryAfter) > 0 && helps
}
