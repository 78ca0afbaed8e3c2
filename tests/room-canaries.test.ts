/** What is said of a room nowhere: neither tokens nor keys nor how two browsers reach each other stay in the database, its copy or the log. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { updateContact } from '@/features/families/commands/update-contact'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { updateContactSchema } from '@/features/families/schema'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { startInterviewSchema } from '@/features/interviews/schema'
import { endRoom } from '@/features/rooms/commands/end-room'
import { requestEntry } from '@/features/rooms/commands/request-entry'
import { sendGuestSignal } from '@/features/rooms/commands/send-guest-signal'
import { sendHostSignal } from '@/features/rooms/commands/send-host-signal'
import { admitSeat } from '@/features/rooms/commands/admit-seat'
import { guestRelay } from '@/features/rooms/queries/guest-relay'
import { hostRelay } from '@/features/rooms/queries/host-relay'
import { aCall, aClient, people, send, storedAnswer } from './call-fixture'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'
import { aGuestBy, aGuestPage, aHostPage, aRoom, aToken } from './room-fixture'

const secret = 'a secret of forty characters for a relay'
Object.assign(process.env, { NABIJ_TURN_URLS: 'turns:relay.example.org:443?transport=tcp', NABIJ_TURN_SECRET: secret })
afterAll(() => {
  for (const name of ['NABIJ_TURN_URLS', 'NABIJ_TURN_SECRET']) delete process.env[name]
})

let caller: StaffActor
const log: string[] = []

beforeAll(async () => {
  caller = await anActor(await anOrganisation(), 'caller')
  for (const out of [process.stdout, process.stderr])
    vi.spyOn(out, 'write').mockImplementation((text) => log.push(String(text)) > 0)
})
afterAll(() => {
  vi.restoreAllMocks()
})

/** Every row of every table, as text. */
const everyRow = async () => {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<{ text: string }[]>(
      `select to_jsonb(t)::text as text from "${name}" t`,
    )
    texts.push(...rows.map(({ text }) => text))
  }
  return texts.join('\n')
}

test('after a call nothing of it is left but who was there', async () => {
  const { id: roomId, familyId } = await aRoom(caller)
  const token = await aToken(caller, roomId)
  const guest = await aGuestBy(token)
  const host = await aHostPage(caller, roomId)
  await requestEntry(guest, { isChild: false, means: 'video' })
  await admitSeat(caller, { roomId, seatId: guest.seatId })
  await startInterview(caller, startInterviewSchema.parse({ familyId, roomId, channel: 'video', chosenBy: 'parent' }))
  const page = await aGuestPage(guest)
  const hostSeat = host.room().self
  const credentials = [await guestRelay(guest), await hostRelay(caller, { id: roomId })].map(
    ({ iceServers }) => iceServers[0]?.credential ?? '',
  )
  const canaries = ['kanarie-in-een-sdp', 'kanarieInEenKandidaat']
  const ofRelay = `candidate:1 1 udp 1 192.0.2.1 50000 typ relay raddr 0.0.0.0 rport 0 ufrag ${canaries[1]!}`
  await sendGuestSignal(guest, {
    arrival: page.arrival,
    to: hostSeat,
    toArrival: host.arrival,
    body: { kind: 'description', type: 'offer', sdp: canaries[0]! },
  })
  await sendHostSignal(caller, {
    id: roomId,
    arrival: host.arrival,
    to: guest.seatId,
    toArrival: page.arrival,
    body: { kind: 'candidate', candidate: ofRelay, sdpMid: null, sdpMLineIndex: 0 },
  })
  expect(JSON.stringify(await host.until('signal'))).toContain(canaries[0])
  expect(JSON.stringify(await page.until('signal'))).toContain(canaries[1])
  await endRoom(caller, { roomId })
  await page.close()
  await host.close()
  const searched = [...canaries, token, guest.key, secret, ...credentials]
  const found = await everyRow()
  expect(found).toContain(roomId)
  for (const text of searched) {
    expect(text).not.toBe('')
    expect(found).not.toContain(text)
    expect(log.join('\n')).not.toContain(text)
  }
})

test('the agreed word and a sentence in the note are sealed, and nowhere else, also once they changed', async () => {
  const call = await aCall(await people())
  const agree = async (stopWord: string) => {
    const form = { ...(await contactForForm(call.caller, call.familyId)), stopWord }
    await updateContact(call.caller, updateContactSchema.parse(form))
  }
  const words = ['kanarie-als-codewoord', 'kanarie-als-nieuw-codewoord', 'kanarie-in-een-getypte-zin']
  await agree(words[0]!)
  await agree(words[1]!)
  expect(await contactForForm(call.caller, call.familyId)).toMatchObject({ stopWord: words[1] })
  await send(call.caller, aClient()(call.id, 'conversation_note', { value: words[2]! }))
  expect(await storedAnswer(call.id, 'conversation_note')).toMatchObject({ value: words[2] })
  await agree('')
  const rows = await everyRow()
  expect(rows).toContain(call.familyId)
  for (const text of words) {
    expect(rows).not.toContain(text)
    expect(log.join('\n')).not.toContain(text)
  }
})

test('credentials of the relay are short-lived, for this room, and under the shared secret', async () => {
  const { createHmac } = await import('node:crypto')
  const { id } = await aRoom(caller)
  process.env.NABIJ_NOW = '2027-03-29T08:00:00Z'
  const { iceServers, relayOnly, expiresAt } = await hostRelay(caller, { id })
  delete process.env.NABIJ_NOW
  const username = `${Date.parse('2027-03-29T08:15:00Z') / 1000}:${id}`
  expect({ relayOnly, expiresAt }).toEqual({ relayOnly: true, expiresAt: '2027-03-29T08:15:00.000Z' })
  expect(iceServers).toEqual([
    {
      urls: ['turns:relay.example.org:443?transport=tcp'],
      username,
      credential: createHmac('sha1', secret).update(username).digest('base64'),
    },
  ])
})
