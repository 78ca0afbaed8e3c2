/** Runs once when the server starts: turns on the log. The edge runtime has no sockets and nothing to log. */
export const register = async () => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequests } = await import('@/server/request-log')
    logRequests()
    const { refuseUnknownVersions } = await import('@/server/instrument-versions')
    await refuseUnknownVersions()
    // A developer reads the text of an error on the screen.
    if (process.env.NODE_ENV === 'production') {
      const { logConsole } = await import('@/server/log')
      logConsole()
    }
  }
}
