/** Leaving a room: the cookie of the seat goes only where nothing may lead back. */
import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { POST } from '@/app/api/seat/leave/route'
import { messagesOf } from '@/i18n/messages'
import { env } from '@/server/env'
import { anActor, anOrganisation } from './factories'
import { aRoom, aWaitingGuest, seatRow } from './room-fixture'

const jar = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
  headers: () => new Headers(),
}))

vi.mock('next-intl/server', () => ({ getMessages: () => messagesOf('nl'), getLocale: () => 'nl' }))

const cookie = 'nabij-seat'

beforeEach(() => {
  jar.clear()
})

const leave = (body?: string) =>
  POST(new NextRequest(new URL('/api/seat/leave', env().NEXTAUTH_URL), { method: 'POST', ...(body ? { body } : {}) }))

test.each([
  [undefined, 'kept'],
  ['{}', 'kept'],
  ['{"forget":false}', 'kept'],
  ['{"forget":true}', 'cleared'],
])('with the body %s the cookie is %s', async (body, fate) => {
  const caller = await anActor(await anOrganisation({ isDemonstration: true }), 'caller')
  const guest = await aWaitingGuest(caller, (await aRoom(caller)).id)
  jar.set(cookie, guest.key)
  expect((await leave(body)).status).toBe(200)
  expect(jar.get(cookie)).toBe(fate === 'kept' ? guest.key : '')
  expect(await seatRow(guest.seatId)).toMatchObject({ state: 'left' })
})

test('nobody leaves without a seat, and a body that is none leaves nothing', async () => {
  expect((await leave('{}')).status).toBe(401)
  const caller = await anActor(await anOrganisation({ isDemonstration: true }), 'caller')
  const guest = await aWaitingGuest(caller, (await aRoom(caller)).id)
  jar.set(cookie, guest.key)
  expect((await leave('{"forget":"yes"}')).status).toBe(400)
  expect(await seatRow(guest.seatId)).toMatchObject({ state: 'waiting' })
})
