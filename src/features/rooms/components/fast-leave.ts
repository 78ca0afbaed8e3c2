/** What goes off at once when somebody leaves the page fast: devices and connections, before the page itself goes. */

const endings = new Set<() => void>()

/** Takes part in a fast leave until the returned function is called. */
export const onFastLeave = (end: () => void) => {
  endings.add(end)
  return () => void endings.delete(end)
}

export const endAtOnce = () => {
  for (const end of endings) end()
}
