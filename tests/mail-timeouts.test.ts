import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, test, vi } from 'vitest'
import { sendLetter } from '@/server/mail'

const sockets: Socket[] = []
/** Greets every second connection, and then answers nothing more to anybody. */
const server = createServer((socket) => {
  sockets.push(socket)
  if (sockets.length % 2 === 0) socket.write('220 mail.example.org ESMTP\r\n')
})

afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('a mail server that stops answering refuses a letter within seconds, with or without a greeting', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const letter = { to: 'iemand@example.org', subject: 'Proef', text: 'Proef' }
  // Without our limits the second letter waits for ten minutes, which is longer than a test may take.
  expect(await Promise.all([sendLetter(letter), sendLetter(letter)])).toEqual([false, false])
  expect(sockets).toHaveLength(2)
  log.mockRestore()
})
