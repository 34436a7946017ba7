import { directionOf } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import type { Mail } from './schema'

export type RenderedMail = { subject: string; text: string; html: string }

/** A mail as plain text and as simple HTML that every client shows, in its language's direction. */
export function renderMail(mail: Mail): RenderedMail {
  const t = translatorFor(mail.locale)
  const lines = [...(mail.greeting ? [mail.greeting] : []), ...mail.paragraphs]
  const closing = t('mail.frame.signature')
  const { action } = mail
  const text = [...lines, ...(action ? [`${action.label}: ${action.url}`] : []), closing].join('\n\n')
  const body = [
    ...lines.map((line) => `<p>${escape(line).replaceAll('\n', '<br>')}</p>`),
    ...(action ? [button(action), `<p>${escape(t('mail.frame.address'))}<br>${escape(action.url)}</p>`] : []),
    `<p style="color:#4d5863">${escape(closing)}</p>`,
  ].join('\n')
  return {
    // A line break in a name would begin a header of its own.
    subject: mail.subject.replace(/\s+/g, ' ').trim(),
    text: `${text}\n`,
    html: `<!doctype html><html lang="${mail.locale}" dir="${directionOf(mail.locale)}"><body style="font:16px/1.55 sans-serif;color:#17202a;max-width:40em">\n${body}\n</body></html>\n`,
  }
}

function button({ label, url }: { label: string; url: string }): string {
  const style =
    'display:inline-block;padding:10px 18px;background:#0b57a4;color:#fff;border-radius:6px;text-decoration:none'
  return `<p><a href="${escape(url)}" style="${style}">${escape(label)}</a></p>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
