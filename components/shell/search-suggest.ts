type Row = { href: string; title: string; lang?: string; about: { text: string; lang?: string }[] }

const PAUSE_MS = 180
const begun = new WeakSet<Element>()

/** Suggestions while somebody writes, in the pattern of a combo box: arrows choose, Enter opens, Escape puts them away. */
export function suggest(dialog: HTMLDialogElement, noSlash: string) {
  if (begun.has(dialog)) return
  begun.add(dialog)
  const [form, foot] = dialog.querySelectorAll('form')
  const input = form?.querySelector('input')
  const list = form?.querySelector<HTMLElement>('[role=listbox]')
  const status = form?.querySelector('[role=status]')
  const slash = foot?.querySelector('input')
  if (!form || !input || !list || !status || !slash) return
  let timer = 0
  let asking = new AbortController()

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('a')]
  const chosen = () => list.querySelector<HTMLAnchorElement>('[aria-selected=true]')
  const choose = (option: HTMLAnchorElement | undefined) => {
    chosen()?.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
  }
  const show = (rows: Row[], said: string) => {
    list.replaceChildren(...rows.map(optionOf))
    list.hidden = rows.length === 0
    input.setAttribute('aria-expanded', String(rows.length > 0))
    choose(undefined)
    status.textContent = said
  }
  const ask = async () => {
    asking.abort()
    asking = new AbortController()
    if (input.value.trim() === '') return show([], '')
    const query = new URLSearchParams({ q: input.value })
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${query}`, { signal: asking.signal })
      const { rows, said } = await answer.json()
      show(rows, said)
    } catch {
      // Overtaken by another letter, or the line is down: the form itself still searches.
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    const all = options()
    const at = all.indexOf(chosen() as HTMLAnchorElement)
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // Past either end stands what was written.
      choose(all[((at < 0 && step < 0 ? all.length : at) + step + all.length + 1) % (all.length + 1)])
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      all[at]?.click()
    } else if (event.key === 'Escape' && all.length > 0) {
      event.preventDefault()
      show([], '')
    }
  })
  slash.checked = !localStorage.getItem(noSlash)
  slash.addEventListener('change', () => {
    if (slash.checked) localStorage.removeItem(noSlash)
    else localStorage.setItem(noSlash, '1')
  })
  if (input.value) ask()
}

function optionOf({ href, title, lang, about }: Row, i: number): HTMLAnchorElement {
  const option = document.createElement('a')
  Object.assign(option, { href, id: `suggestion-${i}`, tabIndex: -1 })
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.append(isolated(title, lang))
  const line = document.createElement('small')
  about.forEach((part, at) => {
    line.append(at > 0 ? ' · ' : ' ', isolated(part.text, part.lang))
  })
  option.append(line)
  return option
}

function isolated(text: string, lang?: string): HTMLElement {
  const part = document.createElement('bdi')
  part.textContent = text
  if (lang) part.lang = lang
  return part
}
