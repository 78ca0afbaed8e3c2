const isLost = () => document.activeElement === null || document.activeElement === document.body

/** Focuses an element. One that is not a control gets a tabindex until it loses the focus; a hidden one stays unfocused. */
const goOnAt = (candidate: HTMLElement) => {
  candidate.focus({ preventScroll: true })
  if (!isLost()) return
  candidate.tabIndex = -1
  candidate.addEventListener('blur', () => candidate.removeAttribute('tabindex'), { once: true })
  candidate.focus({ preventScroll: true })
}

/** New elements that are meant to take the focus: messages and headings with `tabIndex={-1}`. */
const arrivedIn = (records: readonly MutationRecord[]) =>
  records
    .flatMap(({ addedNodes }) => [...addedNodes])
    .flatMap((node) => (node instanceof HTMLElement ? [node, ...node.querySelectorAll<HTMLElement>('*')] : []))
    .filter((element) => element.matches('[tabindex="-1"]:is(h2, h3, p, div)'))

const tookAway = (records: readonly MutationRecord[], element: Element | undefined) =>
  element !== undefined &&
  records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element) || node === element))

/**
 * When the focused element is removed (a button after its command, a form that closes), the browser loses the focus and a
 * screen reader starts again at the top. This moves the focus to a new message, or else to the nearest ancestor that is
 * left, unless a component moves the focus itself. Returns a function that stops it.
 */
export const keepFocus = (main: HTMLElement): (() => void) => {
  /** The element that had the focus last, followed by its ancestors from the inside out. */
  let path: HTMLElement[] = []
  const note = ({ target }: FocusEvent) => {
    path = []
    for (let at = target; at instanceof HTMLElement && main.contains(at); at = at.parentElement) path.push(at)
  }
  const keep = (candidates: readonly HTMLElement[]) => {
    for (const candidate of candidates) {
      if (!isLost()) return
      if (candidate.isConnected) goOnAt(candidate)
    }
  }
  const observer = new MutationObserver((records) => {
    if (!isLost() || !tookAway(records, path[0])) return
    const candidates = [...arrivedIn(records), ...path]
    // Two frames later, so that a component that moves the focus after rendering goes first.
    requestAnimationFrame(() => requestAnimationFrame(() => keep(candidates)))
  })
  document.addEventListener('focusin', note)
  observer.observe(main, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', note)
    observer.disconnect()
  }
}

const intoRow = (row: HTMLElement, link: EventTarget | null) => {
  if (link instanceof HTMLElement) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
}

/** On a phone the menu is a row that scrolls. This scrolls the current or the focused link to its middle. */
export const keepInRow = (row: HTMLElement): (() => void) => {
  const toCurrent = () => intoRow(row, row.querySelector('[aria-current]'))
  const toFocus = ({ target }: FocusEvent) => intoRow(row, target)
  const observer = new MutationObserver(toCurrent)
  observer.observe(row, { attributeFilter: ['aria-current'], subtree: true })
  row.addEventListener('focusin', toFocus)
  toCurrent()
  return () => {
    observer.disconnect()
    row.removeEventListener('focusin', toFocus)
  }
}
