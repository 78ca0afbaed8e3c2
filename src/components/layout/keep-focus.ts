const isLost = () => document.activeElement === null || document.activeElement === document.body

/** What is no control takes the focus for once; what is hidden does not. */
const goOnAt = (candidate: HTMLElement) => {
  candidate.focus({ preventScroll: true })
  if (!isLost()) return
  candidate.tabIndex = -1
  candidate.addEventListener('blur', () => candidate.removeAttribute('tabindex'), { once: true })
  candidate.focus({ preventScroll: true })
}

/** What has just come and is made to be read from: a message of what was done, a heading. */
const arrivedIn = (records: readonly MutationRecord[]) =>
  records
    .flatMap(({ addedNodes }) => [...addedNodes])
    .flatMap((node) => (node instanceof HTMLElement ? [node, ...node.querySelectorAll<HTMLElement>('*')] : []))
    .filter((element) => element.matches('[tabindex="-1"]:is(h2, h3, p, div)'))

const tookAway = (records: readonly MutationRecord[], element: Element | undefined) =>
  element !== undefined &&
  records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element) || node === element))

/**
 * When what has the focus leaves the page (a button that did its work, a form that closes), the browser forgets where one was,
 * and a screen reader begins again at the top. Then the message that came for it takes the focus, or else the nearest place
 * that is still there, unless a component puts the focus somewhere itself.
 */
export const keepFocus = (main: HTMLElement): (() => void) => {
  /** What had the focus last, and all that is around it, the nearest first. */
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
    // A component that moves the focus itself does so just after it drew: it goes first.
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

/** On a phone the menu is one row that scrolls: where one is, or goes by keyboard, stands in its middle. */
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
