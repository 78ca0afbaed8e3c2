/**
 * Every letter with every text that somebody might enter to do harm, in each field that comes from people, as a mail server gets it:
 * read back from its bytes by a parser of mail. The subject and who gets it come from us, and a typed text stays a word in plain text.
 */
import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { firstNameOf } from '@/domain/calls/reminder'
import { isEmailAddress } from '@/domain/people/email-address'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { sendReminder } from '@/features/calls/commands/send-reminder'
import { addAppointmentSchema } from '@/features/calls/schema'
import { saveDigest } from '@/features/digests/commands/save-digest'
import { sendDigest } from '@/features/digests/commands/send-digest'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { sendFactorLetter } from '@/features/factors/commands/send-factor-letter'
import { sendInterpreterLetter } from '@/features/interpreters/commands/send-interpreter-letter'
import { sendLogLetter } from '@/features/log/commands/send-log-letter'
import { sendReleaseLetter } from '@/features/releases/commands/send-release-letter'
import { sendRoomLetter } from '@/features/rooms/commands/send-room-letter'
import { sendAccessLetter } from '@/features/staff/commands/send-access-letter'
import { sendStaffLetter } from '@/features/staff/commands/send-staff-letter'
import { today } from '@/server/clock'
import { sendLetter } from '@/server/mail'
import { systemActor } from '@/server/minted-actor'
import { sealText } from '@/server/sealed/sealed-text'
import { directWork } from '@/server/work'
import { aHelpItem, aKnownFamily, anActor, anOrganisation } from './factories'
import { hostileTexts } from './hostile-texts'
import { codeIn, isTest, textOf } from './house/files'
import { anAppointment as bookAppointment, anInterpreter, bookingsOf } from './interpreter-fixture'
import { aMailServer } from './mail-server'
import { database } from './owner'
import { aRoom } from './room-fixture'
import { aContactPoint } from './sealed-rows'

const mail = aMailServer()
beforeAll(mail.listen)
afterAll(mail.close)
beforeEach(() => {
  process.env.NABIJ_NOW = '2027-03-01T08:00:00Z'
  mail.incoming.length = 0
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

// What no column of the database holds comes into no letter.
const texts = Object.entries(hostileTexts).filter(([name]) => name !== 'nul' && name !== 'surrogate')

const headersOfOurs = `content-transfer-encoding content-type date from message-id mime-version subject to`.split(' ')

/** What the mail server got, once for each letter, as a parser reads it. */
const received = () =>
  Promise.all(
    mail.incoming.map(async ({ to, raw }) => {
      const { headers, subject, text, html, attachments, cc, bcc } = await PostalMime.parse(raw)
      // A new letter begins nowhere else, and a body has no line of a header's kind before it.
      expect(headers.map(({ key }) => key).toSorted()).toEqual(headersOfOurs)
      expect([html, attachments, cc, bcc]).toEqual([undefined, [], undefined, undefined])
      return { to, subject, text: text ?? '' }
    }),
  )

/** What is left of a text when nothing is compared that mail may write in another way. */
const compact = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

describe('a letter', () => {
  test.each(texts)('has the subject it is given and one addressee, whatever they hold: %s', async (_, text) => {
    expect(await sendLetter({ to: 'iemand@example.org', subject: text, text })).toBe(true)
    const [letter] = await received()
    expect(letter?.to).toBe('iemand@example.org')
    expect(compact(letter?.subject ?? '')).toBe(compact(text))
    expect(compact(letter?.text ?? '')).toBe(compact(text))
  })

  test('goes to one address, and to nobody when the address is none', async () => {
    const addresses = [
      'een@example.org, twee@example.org',
      'een@example.org; twee@example.org',
      'een@example.org\r\nBcc: twee@example.org',
      'een@example.org\r\nRCPT TO:<twee@example.org>',
      'Iemand <een@example.org>, <twee@example.org>',
      'groep: een@example.org, twee@example.org;',
      ...texts.map(([, text]) => text),
    ]
    for (const address of addresses) {
      expect([address, isEmailAddress(address)]).toEqual([address, false])
      await sendLetter({ to: address, subject: 'x', text: 'x' })
    }
    expect(mail.incoming.map(({ to }) => to)).toEqual([])
  })
})

describe('of every letter that is sent', () => {
  let organisationId: string
  let coordinator: StaffActor
  beforeAll(async () => {
    // A room needs a relay, or fictional people.
    organisationId = await anOrganisation({ isDemonstration: true })
    coordinator = await anActor(organisationId, 'coordinator')
  })

  const anAppointment = async () => {
    const family = await aKnownFamily(organisationId, { callerId: coordinator.staffId })
    await database().familyIdentity.update({ where: { familyId: family.id }, data: { mayLeaveMessage: true } })
    await aContactPoint({ organisationId, familyId: family.id, kind: 'email', value: `${family.id}@example.org` })
    const reminder = { day: 'day_before', time: '10:00' }
    const agreed = { familyId: family.id, day: '2027-03-30', from: '14:30', reminder, note: 'x' }
    const { id } = await addAppointment(coordinator, addAppointmentSchema.parse({ id: randomUUID(), ...agreed }))
    const { remindAt } = await database().appointment.findUniqueOrThrow({ where: { id } })
    return { appointmentId: id, remindAt: remindAt!.toISOString() }
  }

  const aRelease = async () => {
    const reader = await anActor(organisationId, 'reader')
    const place = { organisationId, ref: randomUUID(), name: 'Veenstad' }
    const { id: municipalityId } = await database().municipality.create({ data: place })
    const release = { organisationId, level: 'board', municipalityId, boardId: reader.boardId, grain: 'week' } as const
    const { id } = await database().release.create({
      data: { ...release, number: Math.floor(Math.random() * 1e9), at: '2020-W14' },
    })
    return { staffId: reader.staffId, releaseIds: [id] }
  }

  const whole = (text: string) => text
  const nothing = () => null
  /** Each way to send one, by the file that does it. `says`: what of a typed text stands in it. */
  const ways: Record<string, { says: (text: string) => string | null; send: () => Promise<unknown> }> = {
    'src/features/staff/parts/letters.ts': {
      says: whole,
      send: async () => {
        const { staffId } = await anActor(organisationId, 'coach')
        await rename()
        await sendStaffLetter(systemActor(organisationId), { staffId, purpose: 'invitation' }, directWork)
      },
    },
    'src/features/staff/commands/send-access-letter.ts': {
      says: whole,
      send: async () => {
        const [about, by] = [await anActor(organisationId, 'coach'), await anActor(organisationId, 'admin')]
        await rename()
        const people = { staffId: coordinator.staffId, aboutId: about.staffId, byId: by.staffId }
        const what = { kind: 'role', notice: 'role_changed', from: 'coach', to: 'admin', byGroups: false } as const
        await sendAccessLetter(systemActor(organisationId), { ...people, ...what }, directWork)
      },
    },
    'src/features/factors/commands/send-factor-letter.ts': {
      says: whole,
      send: () => sendFactorLetter(systemActor(organisationId), { staffId: coordinator.staffId }, directWork),
    },
    'src/features/releases/commands/send-release-letter.ts': {
      says: whole,
      send: async () => {
        const letter = await aRelease()
        await rename()
        await sendReleaseLetter(systemActor(organisationId), letter, directWork)
      },
    },
    'src/features/calls/commands/send-reminder.ts': {
      says: firstNameOf,
      send: async () => sendReminder(systemActor(organisationId), await anAppointment(), directWork),
    },
    'src/features/digests/commands/send-digest.ts': {
      says: nothing,
      send: async () => {
        await saveDigest(coordinator, { hour: 8, weekends: true, locale: 'nl' })
        await database().digest.updateMany({ where: { organisationId }, data: { sentOn: null } })
        const { id: familyId } = await aKnownFamily(organisationId, { parentName: typed })
        await aHelpItem(organisationId, { familyId, text: typed, state: 'open', dueOn: new Date('2027-02-01') })
        await assignFamilies(coordinator, { assignments: [{ familyId, callerId: coordinator.staffId }] })
        await sendDigest(systemActor(organisationId), { staffId: coordinator.staffId, day: today() }, directWork)
      },
    },
    'src/features/interpreters/commands/send-interpreter-letter.ts': {
      says: (text) => text,
      send: async () => {
        const { id: familyId } = await aKnownFamily(organisationId, { callerId: coordinator.staffId })
        const interpreterId = await anInterpreter(coordinator, { email: `${randomUUID()}@example.org` })
        const name = sealText('interpreter.name', { ownerId: organisationId, rowId: interpreterId }, typed)
        await database().$executeRaw`update interpreter set name = ${name} where id = ${interpreterId}::uuid`
        await bookAppointment(coordinator, familyId, { interpreterId })
        const [booking] = await bookingsOf(familyId)
        const letter = { bookingId: booking!.id, notice: 'booked' } as const
        await sendInterpreterLetter(systemActor(organisationId), letter, directWork)
      },
    },
    'src/features/rooms/commands/send-room-letter.ts': {
      says: whole,
      send: async () => {
        const { id: roomId } = await aRoom(coordinator)
        const interpreterId = await anInterpreter(coordinator, { email: `${randomUUID()}@example.org` })
        const letter = { roomId, interpreterId, askedById: coordinator.staffId }
        await sendRoomLetter(systemActor(organisationId), letter, directWork)
      },
    },
    'src/features/log/commands/send-log-letter.ts': {
      says: nothing,
      send: () => {
        const signal = { about: 'signal', staffId: coordinator.staffId, kind: 'exports', day: '2027-03-01' } as const
        return sendLogLetter(systemActor(organisationId), signal, directWork)
      },
    },
  }
  let typed = ''
  /** Everybody and everything of the organisation gets the text as its name. */
  const rename = async () => {
    await database().organisation.update({ where: { id: organisationId }, data: { name: typed } })
    for (const table of ['staff', 'schoolBoard', 'municipality'] as const) {
      const change = { where: { organisationId }, data: { name: typed } }
      if (table === 'staff') await database().staff.updateMany(change)
      else if (table === 'schoolBoard') await database().schoolBoard.updateMany(change)
      else await database().municipality.updateMany(change)
    }
  }

  test('one is here, or holds dates and codes alone', () => {
    const sending = codeIn('src').filter((file) => !isTest(file) && /\bsendLetter\(/.test(textOf(file)))
    expect(sending.toSorted()).toEqual([...Object.keys(ways), 'src/server/backup-watch.ts'].toSorted())
    // The letter about backups has a moment, a link of ours and words of a list.
    expect(textOf('src/server/backup-watch.ts')).toContain(
      "t('letter.text', { problem: t(`problems.${problem}`), last, link })",
    )
  })

  test.each(Object.entries(ways))('is plain text to its addressee, whatever anybody is called: %s', async (_, way) => {
    const subjects = new Set<string | undefined>()
    for (const [name, text] of texts) {
      typed = text
      mail.incoming.length = 0
      await rename()
      await way.send()
      const letters = await received()
      expect([name, letters.length]).toEqual([name, 1])
      const [letter] = letters
      expect(letter?.to).toMatch(/^[\w-]+@example\.org$/)
      subjects.add(letter?.subject)
      const said = way.says(text)
      if (said !== null) expect(compact(letter?.text ?? '')).toContain(compact(said))
      if (said !== text) expect(compact(letter?.text ?? '')).not.toContain(compact(text.slice(said?.length ?? 0)))
    }
    // No subject holds a typed text: it is the same in every letter.
    expect(subjects.size).toBe(1)
  })
})
