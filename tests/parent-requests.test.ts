import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addDays, dateAt } from '@/domain/dates'
import { callDetailItems } from '@/domain/instrument/call-details'
import { latestInstrument } from '@/domain/instrument/instrument'
import { addOmission } from '@/features/parent-requests/commands/add-omission'
import { createFamilyReport } from '@/features/parent-requests/commands/create-family-report'
import { recordParentAnswer } from '@/features/parent-requests/commands/record-parent-answer'
import { recordParentRequest } from '@/features/parent-requests/commands/record-parent-request'
import { removeOmission } from '@/features/parent-requests/commands/remove-omission'
import { familyReport } from '@/features/parent-requests/parts/family-report'
import { reportTables } from '@/features/parent-requests/parts/report-tables'
import { openParentRequests } from '@/features/parent-requests/queries/open-parent-requests'
import { parentRequestsOfFamily } from '@/features/parent-requests/queries/parent-requests-of-family'
import { parentReport } from '@/i18n/messages/nl/parent-report'
import { wordedFamilyReport } from '@/i18n/worded-family-report'
import { wordingsOf } from '@/i18n/wordings'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import { people, type People } from './call-fixture'
import { columnsOf, plantCanaries, tablesOfFamilies, wordOf } from './canaries'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { aPublication, firstWeek, published, weekOf } from './publication-fixture'
import { aToldFamily, type Told } from './told-family'
import { database } from './owner'

const today = dateAt(now())
const aRequest = (familyId: string) =>
  ({ id: randomUUID(), familyId, kind: 'access', askedOn: today, words: '' }) as const

const reportOf = (organisationId: string, familyId: string) =>
  inTransaction(ofOrganisation(organisationId), (tx) => familyReport(tx, organisationId, familyId))

/** Everything that is printed, as one text. */
const printed = (report: Parameters<typeof wordedFamilyReport>[0]) => {
  const { instrument } = wordingsOf(latestInstrument.version)[`nl`]
  return JSON.stringify(wordedFamilyReport(report, { locale: 'nl', instrument, today }))
}

const jsonFile = async (actor: StaffActor, familyId: string) => {
  const { file } = await createFamilyReport(actor, { familyId, format: 'json', locale: 'nl' })
  return Buffer.from(file, 'base64').toString('utf8')
}

let who: People
let told: Told
let other: Told

beforeAll(async () => {
  who = await people()
  told = await aToldFamily(who, 'eigen', '+31 6 0000 7381')
  other = await aToldFamily(who, 'ander', '+31 6 0000 7382')
})

describe('the file with everything about a family', () => {
  test('names every table that leads to a family and every column of it, shown or left out with a reason', async () => {
    const tables = (await tablesOfFamilies()).sort()
    expect(Object.keys(reportTables).sort()).toEqual(tables)
    const columns = (await columnsOf(tables)).map(({ table, name }) => `${table}.${name}`).sort()
    const listed = Object.entries(reportTables).flatMap(([table, { shown, leftOut }]) =>
      [...shown, ...Object.keys(leftOut)].map((name) => `${table}.${name}`),
    )
    expect(listed.sort()).toEqual(columns)
  })

  test('has a Dutch word for every table and every column', () => {
    const labels = Object.entries(reportTables).flatMap(([table, { shown }]) => [
      [table, parentReport.tables[table as keyof typeof parentReport.tables]],
      ...shown.map((column) => [column, parentReport.columns[column as keyof typeof parentReport.columns]]),
    ])
    expect(labels.filter(([, label]) => label === undefined)).toEqual([])
  })

  test('words the answer of everything that is noted beside the questions', async () => {
    const answer = callDetailItems.flatMap((item) =>
      item.kind === 'choice' ? item.options.map((value) => ({ key: item.key, value })) : [],
    )
    const report = { ...(await reportOf(who.organisationId, told.familyId)), tables: { answer } }
    expect(answer.length).toBeGreaterThan(10)
    expect(answer.filter(({ value }) => printed(report).includes(`"value":"${value}"`))).toEqual([])
  })

  test('holds a word of every column of this family, to read and as JSON, and none of another', async () => {
    const [mine, theirs] = [await plantCanaries(told.familyId, 'eigen'), await plantCanaries(other.familyId, 'ander')]
    expect(theirs).toEqual(mine)
    const leftOut = ['call_notice.note', 'report_omission.reason', 'room_signal.body']
    const wanted = mine.planted.filter((at) => !leftOut.includes(at))
    expect(wanted.length).toBeGreaterThan(50)
    const missingIn = (text: string, columns: readonly string[]) =>
      columns.filter((at) => {
        const [table = '', name = ''] = at.split('.')
        return !text.includes(wordOf('eigen', { table, name }))
      })
    const file = await jsonFile(who.coordinator, told.familyId)
    const paper = printed(await reportOf(who.organisationId, told.familyId))
    for (const text of [file, paper]) {
      expect(missingIn(text, wanted)).toEqual([])
      expect(missingIn(text, leftOut)).toEqual(leftOut)
      expect(text).not.toContain('kanarie-ander')
      for (const id of other.ids) expect(text).not.toContain(id)
    }
  })

  test('holds how a call was for its caller only when the caller shared it', async () => {
    const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { familyId: told.familyId } })
    const { organisationId, coordinator } = who
    const alone = {
      interviewId,
      organisationId,
      staffId: coordinator.staffId,
    }
    const place = { ownerId: told.familyId, rowId: rowIdOf(interviewId, coordinator.staffId) }
    const text = sealText('caller_check_in.text', place, 'alleen van mij')
    await database().callerCheckIn.create({ data: { ...alone, text } })
    const report = JSON.stringify(await reportOf(organisationId, told.familyId))
    expect(report).not.toContain('alleen van mij')
    expect(report).toContain('kanarie-eigen-caller_check_in-text')
  })

  test('is a PDF as well, in both languages', async () => {
    for (const locale of ['nl', 'en'] as const) {
      const { file } = await createFamilyReport(who.coordinator, { familyId: told.familyId, format: 'pdf', locale })
      const bytes = Buffer.from(file, 'base64')
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.length).toBeGreaterThan(10_000)
    }
  })

  test('says who looked and changed, by name and in words, with nothing about others', async () => {
    const { looks } = await reportOf(who.organisationId, told.familyId)
    expect(looks.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining([
        'family.create',
        'contact.update',
        'attempt.record',
        'interview.start',
        'concern.decide',
      ]),
    )
    expect(new Set(looks.map(({ name }) => name))).toEqual(new Set(['Proef']))
    expect(printed(await reportOf(who.organisationId, told.familyId))).toContain('Proef: Gezin toevoegen')
    const rows = await database().audit.count({ where: { subjectId: { in: other.ids } } })
    const both = await database().audit.count({
      where: { organisationId: who.organisationId, subjectId: { not: null } },
    })
    expect(rows).toBeGreaterThan(10)
    expect(looks.length).toBeLessThanOrEqual(both - rows)
  })

  test('says in which summaries the family counts, and no figure of them', async () => {
    const world = await aPublication()
    await published(world, weekOf(firstWeek))
    const [familyId = ''] = world.families
    const { publications, tables } = await reportOf(world.organisationId, familyId)
    expect(publications.length).toBeGreaterThan(0)
    expect(Object.keys(publications[0] ?? {}).sort()).toEqual(
      ['about', 'grain', 'number', 'period', 'published_at', 'recipient', 'revision', 'state'].sort(),
    )
    expect(tables.contributor).toHaveLength(1)
    const late = await aKnownFamily(world.organisationId)
    expect((await reportOf(world.organisationId, late.id)).publications).toEqual([])
  })

  test.each(['caller', 'coach', 'reader', 'admin'] as const)('is refused to a %s', async (role) => {
    const actor = await anActor(who.organisationId, role)
    await expect(jsonFile(actor, told.familyId)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is refused to who showed longer ago who they are, and to another organisation', async () => {
    await expect(jsonFile({ ...who.coordinator, verifiedAt: null }, told.familyId)).rejects.toMatchObject({
      code: 'step_up',
    })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(jsonFile(stranger, told.familyId)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is in the log each time, also when the operator makes it', async () => {
    const { id } = await aKnownFamily(who.organisationId)
    await createFamilyReport(systemActor(who.organisationId), { familyId: id, format: 'json', locale: 'nl' })
    expect((await auditOf(id)).at(-1)).toEqual({ verb: 'parent_request.report', detail: { count: 1, format: 'json' } })
  })
})

describe('words of somebody else', () => {
  const text = async () => printed(await reportOf(who.organisationId, told.familyId))

  test('are in the file unless a coordinator left them out, with who and why', async () => {
    const { omittables } = await parentRequestsOfFamily(who.coordinator, told.familyId)
    expect(new Set(omittables.map(({ part }) => part))).toEqual(
      new Set(['concern', 'interview', 'attempt', 'appointment', 'call_request', 'call_notice', 'care_step', 'help']),
    )
    const concerns = omittables.filter(({ part }) => part === 'concern')
    const reason = 'de buurvrouw zei dit'
    for (const { part, rowId } of concerns)
      await addOmission(who.coordinator, { familyId: told.familyId, part, rowId, reason })
    const without = await text()
    expect(without).not.toContain('kanarie-eigen-concern_entry')
    expect(without).not.toContain(reason)
    expect(without).toContain('Er zijn 3 dingen weggelaten')
    expect(
      (await reportOf(who.organisationId, told.familyId)).looks.filter(({ verb }) => verb.startsWith('concern.')),
    ).toEqual([])
    const decided = (await parentRequestsOfFamily(who.coordinator, told.familyId)).omittables
    expect(decided.filter(({ part }) => part === 'concern')).toMatchObject([
      { reason, omittedBy: 'Proef' },
      { reason, omittedBy: 'Proef' },
    ])
    expect((await auditOf(told.familyId)).at(-1)).toMatchObject({ verb: 'parent_request.omit' })
    for (const { part, rowId } of concerns)
      await removeOmission(who.coordinator, { familyId: told.familyId, part, rowId })
    expect(await text()).toContain('kanarie-eigen-concern_entry')
  })

  test.each(['interview', 'attempt', 'appointment', 'call_request', 'care_step', 'help'] as const)(
    'of a %s are masked, and the rest of it stays',
    async (part) => {
      const { omittables } = await parentRequestsOfFamily(who.coordinator, told.familyId)
      const rows = omittables.filter((one) => one.part === part)
      const before = await text()
      for (const { rowId } of rows)
        await addOmission(who.coordinator, { familyId: told.familyId, part, rowId, reason: 'van een ander' })
      const after = await text()
      const note = {
        interview: 'answer-note',
        attempt: 'contact_attempt-note',
        appointment: 'appointment-note',
        call_request: 'call_request-note',
        care_step: 'care_step-note',
        help: 'help_item-text',
      }[part]
      expect(before).toContain(`kanarie-eigen-${note}`)
      expect(after).not.toContain(`kanarie-eigen-${note}`)
      for (const { rowId } of rows) await removeOmission(who.coordinator, { familyId: told.familyId, part, rowId })
    },
  )

  test('are left out by coordinators alone, and only those of this family', async () => {
    const { omittables } = await parentRequestsOfFamily(who.coordinator, other.familyId)
    const { part, rowId } = omittables[0]!
    const input = { familyId: told.familyId, part, rowId, reason: 'x' }
    await expect(addOmission(who.coordinator, input)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['caller', 'admin'] as const) {
      const actor = await anActor(who.organisationId, role)
      await expect(addOmission(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(removeOmission(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('a request of a parent', () => {
  test('is kept with its day and answered within a month, and stands open for coordinators until then', async () => {
    const { organisationId, coordinator } = await people()
    const { id: familyId } = await aKnownFamily(organisationId)
    const request = { ...aRequest(familyId), askedOn: addDays(today, -40), words: 'Mag ik alles zien?' }
    await recordParentRequest(coordinator, request)
    await recordParentRequest(coordinator, request)
    const open = await openParentRequests(coordinator)
    expect(open).toMatchObject({ count: 1, requests: [{ kind: 'access', familyId, askedOn: request.askedOn }] })
    expect(open.requests[0]!.answerBy < today).toBe(true)
    await recordParentAnswer(coordinator, { id: request.id, answer: 'Het bestand gegeven', answeredOn: today })
    expect(await openParentRequests(coordinator)).toEqual({ count: 0, requests: [] })
    const { requests } = await parentRequestsOfFamily(coordinator, familyId)
    expect(requests).toMatchObject([
      {
        kind: 'access',
        words: 'Mag ik alles zien?',
        answer: 'Het bestand gegeven',
        answeredOn: today,
        answeredBy: 'Proef',
      },
    ])
    expect((await auditOf(familyId)).map(({ verb }) => verb)).toEqual([
      'parent_request.record',
      'parent_request.answer',
    ])
  })

  test('has one answer: of two at once one is told, and what was answered stays', async () => {
    const request = aRequest(told.familyId)
    await recordParentRequest(who.coordinator, request)
    const answers = ['een', 'twee'].map((answer) =>
      recordParentAnswer(who.coordinator, { id: request.id, answer, answeredOn: today }),
    )
    const outcomes = await Promise.allSettled(answers)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'answered_already' },
    })
  })

  test('is of no day that is still to come, and is not answered before it was asked', async () => {
    const request = aRequest(told.familyId)
    const later = { ...request, askedOn: addDays(today, 1) }
    await expect(recordParentRequest(who.coordinator, later)).rejects.toMatchObject({ code: 'invalid' })
    await recordParentRequest(who.coordinator, request)
    for (const answeredOn of [addDays(today, -1), addDays(today, 1)])
      await expect(
        recordParentAnswer(who.coordinator, { id: request.id, answer: 'x', answeredOn }),
      ).rejects.toMatchObject({ code: 'invalid' })
  })

  test.each(['caller', 'coach', 'reader', 'admin'] as const)('is refused to a %s', async (role) => {
    const actor = await anActor(who.organisationId, role)
    const refusal = { code: 'forbidden' }
    await expect(recordParentRequest(actor, aRequest(told.familyId))).rejects.toMatchObject(refusal)
    await expect(recordParentAnswer(actor, { id: randomUUID(), answer: 'x', answeredOn: today })).rejects.toMatchObject(
      refusal,
    )
    await expect(parentRequestsOfFamily(actor, told.familyId)).rejects.toMatchObject(refusal)
    await expect(openParentRequests(actor)).rejects.toMatchObject(refusal)
  })

  test('of another organisation is not there', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    const request = aRequest(told.familyId)
    await recordParentRequest(who.coordinator, request)
    const nowhere = { code: 'not_found' }
    await expect(recordParentRequest(stranger, aRequest(told.familyId))).rejects.toMatchObject(nowhere)
    await expect(
      recordParentAnswer(stranger, { id: request.id, answer: 'x', answeredOn: today }),
    ).rejects.toMatchObject(nowhere)
    expect((await openParentRequests(stranger)).count).toBe(0)
  })
})
