/** The relay of a room: who is told of it, and that nothing connects directly where people are real. */
import { beforeEach, expect, test, vi } from 'vitest'
import { guestRelay } from '@/features/rooms/queries/guest-relay'
import { hostRelay } from '@/features/rooms/queries/host-relay'
import { sendGuestSignal } from '@/features/rooms/commands/send-guest-signal'
import { anActor, anOrganisation } from './factories'
import { aGuestPage, aHostPage, aPresentGuest, aRoom } from './room-fixture'

const relay = vi.hoisted(() => ({ urls: '' }))
vi.mock(import('@/server/env'), async (load) => {
  const { env } = await load()
  return { env: () => ({ ...env(), NABIJ_TURN_URLS: relay.urls, NABIJ_TURN_SECRET: 's'.repeat(32) }) }
})

beforeEach(() => {
  relay.urls = 'turns:relay.example.org'
})

const aCall = async (isDemonstration: boolean) => {
  const caller = await anActor(await anOrganisation({ isDemonstration }), 'caller')
  const { id: roomId } = await aRoom(caller)
  const page = await aHostPage(caller, roomId)
  return { caller, roomId, page, guest: await aPresentGuest(caller, roomId) }
}

test('with one, browsers are told to use it alone, in a demonstration too', async () => {
  for (const isDemonstration of [false, true]) {
    const { caller, roomId, page, guest } = await aCall(isDemonstration)
    const settings = { relayOnly: true, iceServers: [{ urls: ['turns:relay.example.org'] }] }
    expect(await guestRelay(guest)).toMatchObject(settings)
    expect(await hostRelay(caller, { id: roomId })).toMatchObject(settings)
    await page.close()
  }
})

test('one that was taken away leaves no way to connect, and the refusal says so', async () => {
  const { caller, roomId, page, guest } = await aCall(false)
  relay.urls = ''
  await expect(guestRelay(guest)).rejects.toMatchObject({ code: 'locked', reason: 'no_relay' })
  await expect(hostRelay(caller, { id: roomId })).rejects.toMatchObject({ code: 'locked', reason: 'no_relay' })
  await page.close()
})

test.each([
  ['turns:relay.example.org', ['typ relay raddr 0.0.0.0 rport 9', '']],
  ['', ['typ host', 'typ relay raddr 192.168.1.23 rport 5000', '']],
])('with the relay "%s" of the candidates of a browser arrive %o', async (urls, arrived) => {
  const { page, guest } = await aCall(true)
  const own = await aGuestPage(guest)
  relay.urls = urls
  const send = (candidate: string) =>
    sendGuestSignal(guest, {
      arrival: own.arrival,
      to: page.room().self,
      toArrival: page.arrival,
      body: { kind: 'candidate', candidate, sdpMid: '0', sdpMLineIndex: 0 },
    })
  const fixed = 'candidate:1 1 udp 41885439 198.51.100.7 49200'
  await send(`${fixed} typ host`)
  await send(`${fixed} typ relay raddr 192.168.1.23 rport 5000`)
  await send('')
  await page.until('signal', ({ body }: { body: { candidate: string } }) => body.candidate === '')
  expect(page.told.filter(({ event }) => event === 'signal').map(({ data }) => data)).toMatchObject(
    arrived.map((rest) => ({ body: { candidate: rest === '' ? '' : `${fixed} ${rest}` } })),
  )
  await own.close()
  await page.close()
})
