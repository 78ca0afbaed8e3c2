/** Tries again after a while, and at once when the browser says that there is a network. Returns what ends the waiting. */
export const retryLater = (again: () => void, ms: number) => {
  const timer = setTimeout(again, ms)
  window.addEventListener('online', again)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', again)
  }
}
