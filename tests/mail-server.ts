/** A real mail server on loopback. It stores the letters it accepts, or refuses them on request. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string; subject: string; text: string }

export const aMailServer = () => {
  const incoming: { to: string; raw: Buffer }[] = []
  /** `tried`: the number of letters that were offered, accepted or not. */
  const mood = { refuses: false, tried: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mood.tried += 1
        if (mood.refuses) return done(new Error('full'))
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        incoming.push({ to, raw: Buffer.concat(parts) })
        return done()
      })
    },
  })
  return {
    incoming,
    mood,
    listen: async () => {
      server.listen(0, '127.0.0.1')
      await once(server.server, 'listening')
      process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
    letters: () =>
      Promise.all(
        incoming.map(async ({ to, raw }): Promise<Received> => {
          const { subject = '', text = '' } = await PostalMime.parse(raw)
          return { to, subject, text }
        }),
      ),
  }
}
