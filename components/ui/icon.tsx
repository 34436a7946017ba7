import { createElement } from 'react'
import { type IconName, icons, turning } from './icons'

/** An icon beside words, which say the same: it is never alone, and nobody has to hear of it. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`icon ${turning.includes(name) ? 'icon-turns' : ''} ${className}`.trim()}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      {icons[name].map(([tag, attributes]) => createElement(tag, { key: JSON.stringify(attributes), ...attributes }))}
    </svg>
  )
}
