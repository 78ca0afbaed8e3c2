/** The e-mail with which an interpreter gets a link of their own to a room. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { endRoom } from '@/features/rooms/commands/end-room'
import { requestRoomLetter } from '@/features/rooms/commands/request-room-letter'
import { sendRoomLetter } from '@/features/rooms/commands/send-room-letter'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { refuseInterpreter } from '@/features/interpreters/commands/refuse-interpreter'
import { systemActor } from '@/server/minted-actor'
import { directWork } from '@/server/work'
import { anActor, anOrganisation, auditOf } from './factories'
import { anInterpreter } from './interpreter-fixture'
import { aMailServer } from './mail-server'
import { database } from './owner'
import { aGuestBy, aRoom, tokenOf } from './room-fixture'
import { runJobs } from './run-jobs'

const mail = aMailServer()
let caller: StaffActor
let coordinator: StaffActor
let interpreterId: string

beforeAll(async () => {
  await mail.listen()
  const organisationId = await anOrganisation({ isDemonstration: true })
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
  interpreterId = await anInterpreter(coordinator, { name: 'Yildiz', email: 'yildiz@example.org' })
})
beforeEach(() => {
  mail.incoming.length = 0
  mail.mood.refuses = false
})
afterAll(mail.close)

const links = (roomId: string) => database().roomLink.findMany({ where: { roomId } })

test('holds a link of the interpreter alone, and no job and no log holds it', async () => {
  const { id: roomId, familyId } = await aRoom(caller)
  await requestRoomLetter(caller, { roomId, interpreterId })
  const job = await database().job.findFirstOrThrow({ where: { subject: roomId } })
  expect(job.input).toEqual({ roomId, interpreterId, askedById: caller.staffId })
  expect(await links(roomId)).toEqual([])
  await runJobs()
  const [letter, ...others] = await mail.letters()
  expect(others).toEqual([])
  expect(letter).toMatchObject({ to: 'yildiz@example.org', subject: 'Uw link om te tolken / Your link to interpret' })
  expect(letter?.text).not.toContain(familyId)
  const [url = ''] = /http\S+#\S+/.exec(letter?.text ?? '') ?? []
  const guest = await aGuestBy(tokenOf(url))
  expect(await database().roomSeat.findUnique({ where: { id: guest.seatId } })).toMatchObject({
    role: 'interpreter',
    interpreterId,
  })
  const audited = await auditOf(roomId)
  expect(audited).toContainEqual({
    verb: 'room.invite',
    detail: { role: 'interpreter', family: familyId, by: 'email' },
  })
  expect(JSON.stringify(audited)).not.toContain(tokenOf(url))
})

test('one that the mail server refuses leaves no link, and the job is tried again', async () => {
  const { id: roomId } = await aRoom(caller)
  mail.mood.refuses = true
  const send = sendRoomLetter(
    systemActor(caller.organisationId),
    { roomId, interpreterId, askedById: caller.staffId },
    directWork,
  )
  await expect(send).rejects.toMatchObject({ reason: 'letter_refused' })
  expect(await links(roomId)).toEqual([])
})

test('for a room that is over meanwhile is not sent, and the job ends quietly', async () => {
  const { id: roomId } = await aRoom(caller)
  await endRoom(caller, { roomId })
  const input = { roomId, interpreterId, askedById: caller.staffId }
  await expect(sendRoomLetter(systemActor(caller.organisationId), input, directWork)).resolves.toBeUndefined()
  expect([await links(roomId), await mail.letters()]).toEqual([[], []])
})

test('one that is never taken is told to who asked for it', async () => {
  const { id: roomId } = await aRoom(caller)
  await requestRoomLetter(caller, { roomId, interpreterId })
  mail.mood.refuses = true
  // Twice at most, as every letter.
  await runJobs()
  await runJobs()
  expect(await endedJobs(caller, ['reminder_letter', 'room_letter'])).toMatchObject([
    { kind: 'room_letter', state: 'failed' },
  ])
  expect(await endedJobs(coordinator, ['room_letter'])).toEqual([])
})

test('is refused for a colleague, for a room that is over, without an address, and where the parent said no', async () => {
  const { id: roomId, familyId } = await aRoom(caller)
  const colleague = await anActor(caller.organisationId, 'caller')
  await expect(requestRoomLetter(colleague, { roomId, interpreterId })).rejects.toMatchObject({ code: 'not_found' })
  const withoutAddress = await anInterpreter(coordinator, { name: 'Demir', email: '', phone: '0612345678' })
  const refusal = requestRoomLetter(caller, { roomId, interpreterId: withoutAddress })
  await expect(refusal).rejects.toMatchObject({ reason: 'no_email' })
  await refuseInterpreter(caller, { familyId, interpreterId })
  await expect(requestRoomLetter(caller, { roomId, interpreterId })).rejects.toMatchObject({
    reason: 'unknown_interpreter',
  })
  await endRoom(caller, { roomId })
  await expect(requestRoomLetter(caller, { roomId, interpreterId })).rejects.toMatchObject({ reason: 'room_over' })
  expect(await mail.letters()).toEqual([])
})
