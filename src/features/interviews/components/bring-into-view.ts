/**
 * Scrolls the element between the bars, whose heights the style sheet gives as scroll padding: centred when it fits there,
 * otherwise from its top.
 */
export const bringIntoView = (element: HTMLElement) => {
  const main = element.closest('main')
  const scroller = main && getComputedStyle(main).overflowY === 'auto' ? main : document.documentElement
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller)
  const bars = (parseFloat(scrollPaddingTop) || 0) + (parseFloat(scrollPaddingBottom) || 0)
  const fits = element.offsetHeight <= scroller.clientHeight - bars
  element.scrollIntoView({ block: fits ? 'center' : 'start' })
}
