/** Runs once when the server starts: turns on the log, and the worker unless another process has it. The edge runtime has neither. */
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
    if (process.env.NABIJ_WORKER !== '0') {
      const { work } = await import('@/worker')
      const stopping = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
      void work(stopping.signal)
    }
  }
}
