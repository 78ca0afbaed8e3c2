/** Runs once when the server starts: turns on the request log. The edge runtime has no sockets and nothing to log. */
export const register = async () => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequests } = await import('@/server/request-log')
    logRequests()
  }
}
