/** Between the bars, as the style sheet keeps them free: in the middle when all of it fits, else from its beginning. */
export const bringIntoView = (element: HTMLElement) => {
  const main = element.closest('main')
  const scroller = main && getComputedStyle(main).overflowY === 'auto' ? main : document.documentElement
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller)
  const bars = (parseFloat(scrollPaddingTop) || 0) + (parseFloat(scrollPaddingBottom) || 0)
  const fits = element.offsetHeight <= scroller.clientHeight - bars
  element.scrollIntoView({ block: fits ? 'center' : 'start' })
}
