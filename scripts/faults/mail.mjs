/** A mail server on 127.0.0.1 that keeps whom it got letters for. */
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

export async function startMail() {
  /** @type {string[]} */
  const receivers = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      stream.resume().once('end', () => {
        receivers.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  server.on('error', () => {}) // a connection of an application that was killed
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    /** How many letters came for an address. @param {string} address */
    countFor: (address) => receivers.filter((receiver) => receiver === address).length,
    close: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  }
}
