/** A session on its way: how far, and the local times of its zone (YYYY-MM-DDTHH:mm) that it would have. */
export type Move = { item: HTMLElement; days: number; minutes: number; to: string; end: string }

type Hooks = { moving: (move: Move) => void; stays: (move: Move) => void; look: (move: Move) => void }

/** A row of the week's grid, as calendar-week.tsx draws it. */
const ROW_MINUTES = 15
/** Pixels that a pointer goes before it is a drag and no click. */
const SLACK = 6

/**
 * Lets sessions (`data-movable`) be moved between days (`data-day`) and, in a week, up and down the hours: dragged with a
 * mouse or pen (a finger scrolls), or with Alt and the arrow keys. Answers how to stop.
 */
export function startMoving(root: HTMLElement, hooks: Hooks): () => void {
  let current: Move | null = null
  let grip: { item: HTMLElement; x: number; y: number; isDragged: boolean } | null = null

  function shift(item: HTMLElement, days: number, minutes: number, at?: { x: number; y: number }) {
    if (current && current.item !== item) putBack()
    current = {
      item,
      days,
      minutes,
      to: later(item.dataset.start, days, minutes),
      end: later(item.dataset.end, days, minutes),
    }
    item.classList.add('cal-moving')
    const { x, y } = at ?? offsetOf(root, item, days, minutes)
    item.style.translate = `${x}px ${y}px`
    hooks.moving(current)
  }

  function putBack() {
    if (!current) return
    settle(current.item)
    hooks.stays(current)
    current = null
  }

  function look() {
    if (current) hooks.look(current)
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && current) {
      event.preventDefault()
      grip = null
      return putBack()
    }
    const item = movableAt(event.target)
    if (!item) return
    const step = event.altKey ? stepOf(root, event.key) : null
    if (step) {
      event.preventDefault()
      const from = current?.item === item ? current : { days: 0, minutes: 0 }
      const [days, minutes] = [from.days + step.days, from.minutes + step.minutes]
      if (days === 0 && minutes === 0) putBack()
      else shift(item, days, minutes)
    } else if (event.key === 'Enter' && current?.item === item) {
      event.preventDefault()
      look()
    }
  }

  function onDown(event: PointerEvent) {
    const item = movableAt(event.target)
    if (!item || event.button !== 0 || event.pointerType === 'touch' || root.dataset.view === 'agenda') return
    grip = { item, x: event.clientX, y: event.clientY, isDragged: false }
  }

  function onMove(event: PointerEvent) {
    if (!grip) return
    const by = { x: event.clientX - grip.x, y: event.clientY - grip.y }
    if (!grip.isDragged && Math.hypot(by.x, by.y) < SLACK) return
    if (!grip.isDragged) {
      grip.isDragged = true
      grip.item.setPointerCapture(event.pointerId)
    }
    const { days, minutes } = underneath(root, grip.item, event, by)
    shift(grip.item, days, minutes, by)
  }

  function onUp() {
    const isDragged = grip?.isDragged
    if (!isDragged) grip = null
    if (!isDragged || !current) return
    if (current.days === 0 && current.minutes === 0) putBack()
    else look()
  }

  /** The click that ends a drag follows no link. */
  function onClick(event: MouseEvent) {
    if (!grip?.isDragged) return
    grip = null
    event.preventDefault()
    event.stopPropagation()
  }

  function onBlur(event: FocusEvent) {
    if (!grip && current && !current.item.contains(event.relatedTarget as Node | null)) putBack()
  }

  const noNativeDrag = (event: Event) => movableAt(event.target) && event.preventDefault()
  const stop = new AbortController()
  const listening = { signal: stop.signal }
  root.addEventListener('keydown', onKey, listening)
  root.addEventListener('focusout', onBlur, listening)
  root.addEventListener('pointerdown', onDown, listening)
  root.addEventListener('pointermove', onMove, listening)
  root.addEventListener('pointerup', onUp, listening)
  root.addEventListener('pointercancel', putBack, listening)
  root.addEventListener('dragstart', noNativeDrag, listening)
  root.addEventListener('click', onClick, { ...listening, capture: true })
  return () => {
    stop.abort()
    if (current) settle(current.item)
  }
}

function movableAt(target: EventTarget | null): HTMLElement | null {
  return (target as Element | null)?.closest<HTMLElement>('[data-movable]') ?? null
}

function settle(item: HTMLElement) {
  item.classList.remove('cal-moving')
  item.style.translate = ''
}

/** Left and right as the page reads; up and down by a week in a month, by a quarter of an hour elsewhere. */
function stepOf(root: HTMLElement, key: string): { days: number; minutes: number } | null {
  const onward = getComputedStyle(root).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { days: key === onward ? 1 : -1, minutes: 0 }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const sign = key === 'ArrowDown' ? 1 : -1
  return root.dataset.view === 'month' ? { days: 7 * sign, minutes: 0 } : { days: 0, minutes: ROW_MINUTES * sign }
}

/** A local time so much later on the clock, whatever the zone's clocks do meanwhile. */
function later(local = '', days: number, minutes: number): string {
  return new Date(Date.parse(`${local}Z`) + (days * 1440 + minutes) * 60_000).toISOString().slice(0, 16)
}

const dayOf = (item: HTMLElement) => item.closest<HTMLElement>('[data-day]')

/** How far a session is to be drawn from its place; beyond what is shown, and in a list, it stays. */
function offsetOf(root: HTMLElement, item: HTMLElement, days: number, minutes: number): { x: number; y: number } {
  const from = dayOf(item)
  const on = from && later(`${from.dataset.day}T00:00`, days, 0).slice(0, 10)
  const to = root.querySelector<HTMLElement>(`[data-day="${on}"]`)
  if (!from || !to || root.dataset.view === 'agenda') return { x: 0, y: 0 }
  const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()]
  if (root.dataset.view === 'month') return { x: b.x - a.x, y: b.y - a.y }
  const tops = rowTops(root)
  const row = nearest(tops, topOf(item))
  const moved = Math.min(Math.max(row + minutes / ROW_MINUTES, 0), tops.length - 1)
  return { x: b.x - a.x, y: (tops[moved] ?? 0) - (tops[row] ?? 0) }
}

/** How far a dragged session is from its place, by what lies under it. */
function underneath(root: HTMLElement, item: HTMLElement, at: PointerEvent, by: { y: number }) {
  const from = dayOf(item)?.dataset.day
  const over = document
    .elementsFromPoint(at.clientX, at.clientY)
    .filter((element) => !item.contains(element))
    .map((element) => element.closest<HTMLElement>('[data-day]')?.dataset.day)
    .find(Boolean)
  const days = from && over ? Math.round((Date.parse(over) - Date.parse(from)) / 86_400_000) : 0
  const tops = root.dataset.view === 'week' ? rowTops(root) : []
  if (tops.length === 0) return { days, minutes: 0 }
  const place = topOf(item)
  return { days, minutes: (nearest(tops, place + by.y) - nearest(tops, place)) * ROW_MINUTES }
}

/** Where a session stands without what it is moved by. */
function topOf(item: HTMLElement): number {
  const [, y = '0'] = item.style.translate.split(' ')
  return item.getBoundingClientRect().top - Number.parseFloat(y)
}

/** The top of each row of hours on the screen; none where a narrow screen shows a list. */
function rowTops(root: HTMLElement): number[] {
  const week = root.querySelector('.cal-week')
  const hours = root.querySelector('.cal-day > ul')
  if (!week || !hours || getComputedStyle(week).display !== 'grid') return []
  const [, , ...heights] = getComputedStyle(week).gridTemplateRows.split(' ').map(Number.parseFloat)
  let top = hours.getBoundingClientRect().top
  return heights.map((height) => {
    const own = top
    top += height
    return own
  })
}

function nearest(tops: number[], y: number): number {
  const distances = tops.map((top) => Math.abs(top - y))
  return Math.max(0, distances.indexOf(Math.min(...distances)))
}
