import { type IconName, icons, turning } from './icons'

/**
 * Each icon's lines as text, made once. As elements they would be rendered and written twice, one by one, wherever an icon
 * stands: some hundred times on a page of a list. They are the package's own, never anybody's input.
 */
const drawn = Object.fromEntries(
  Object.entries(icons).map(([name, lines]) => [name, { __html: lines.map(lineOf).join('') }]),
) as Record<IconName, { __html: string }>

/** An icon beside words, which say the same: it is never alone, and nobody has to hear of it. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`icon ${turning.includes(name) ? 'icon-turns' : ''} ${className}`.trim()}
      viewBox="0 0 24 24"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of the package lucide
      dangerouslySetInnerHTML={drawn[name]}
    />
  )
}

function lineOf([tag, attributes]: [string, Record<string, string>]): string {
  return `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}/>`
}
