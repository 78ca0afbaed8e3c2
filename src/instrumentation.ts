/**
 * Runs once when the server starts: turns on the log, checks the instrument versions of the database, and starts the worker
 * unless NABIJ_WORKER is 0. The edge runtime does none of this.
 */
export const register = async () => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequests } = await import('@/server/request-log')
    logRequests()
    const { checkStart } = await import('@/server/check-start')
    await checkStart()
    const { unwrapKeys } = await import('@/server/sealed/sealed-text')
    const { logError } = await import('@/server/log')
    void unwrapKeys().catch((error: unknown) => logError('key', error))
    // In development the console stays as it is, so that a developer can read the text of an error.
    if (process.env.NODE_ENV === 'production') {
      const { logConsole } = await import('@/server/log')
      logConsole()
    }
    if (process.env.NABIJ_WORKER !== '0') {
      const { work } = await import('@/worker')
      const stopping = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
      void work(stopping.signal)
    }
  }
}
