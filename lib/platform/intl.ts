import { getRequestConfig } from 'next-intl/server'
import { defaultLocale } from './locales'
import { isServed, messagesFor } from './messages'

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = isServed(requested) ? requested : defaultLocale
  return { locale, messages: messagesFor(locale), timeZone: 'UTC' }
})
