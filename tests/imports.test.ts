import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readFact } from './a-fact'
import type { StaffActor } from '@/domain/access/actor'
import { exportSchools } from '@/features/imports/commands/export-schools'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { importFamilies } from '@/features/imports/commands/import-families'
import type { ImportInput, ImportReport } from '@/features/imports/parts/import-file'
import { importInterviews } from '@/features/imports/commands/import-interviews'
import { importSchools } from '@/features/imports/commands/import-schools'
import { addDays, instantOf } from '@/domain/dates'
import { lookupKeys } from '@/domain/people/contact-point'
import { dateColumn, today } from '@/server/clock'
import { csvText } from '@/server/csv'
import { csvLines } from '@/server/csv-file'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { ScopedPool } from '@/server/scoped-pool'
import { destroyKey, sealText } from '@/server/sealed/sealed-text'
import { savedAgain } from './dutch-spreadsheet'
import { withValue } from './call-fixture'
import { aHelpItem, anActor, anOrganisation, openStepsOf, storeAnswers } from './factories'
import { sealedRow } from './sealed-row'
import { updateContactValues, updateIdentities } from './sealed-rows'
import { database } from './owner'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const apply = (text: string): ImportInput => ({ bytes: bytesOf(text), mode: 'apply' })
const preview = (text: string): ImportInput => ({ bytes: bytesOf(text), mode: 'preview' })

const schools = `ref,name,board_ref,board_name,municipality_ref,municipality_name
S1,De Regenboog,B1,Stichting Rijnoever,M1,Veenstad
S2,Het Baken,B1,Stichting Rijnoever,M1,Veenstad
S3,De Springplank,B2,Openbaar onderwijs Veenstad,M1,Veenstad
`
const familyHeader = 'ref,parent_name,phone,email,language,status,programme,caller_email,note,children'
const families = `${familyHeader}
0001,Verzonnen Ouder,+31 6 0000 0001,ouder@example.org,tr|nl,known,Thuis in School,bente@example.org,"belt liefst
na 13 uur",7:S1|9:S2|2:
0002,Tweede Ouder,,,nl,waiting_list,,,,
`
const interviewCells: Record<string, string> = {
  ref: 'P1',
  family_ref: '0001',
  caller_email: 'bente@example.org',
  channel: 'phone',
  chosen_by: 'parent',
  ended: 'completed',
  call_date: '2020-04-01',
  confidentiality: 'yes',
  children_count: '3',
  children_ages: '7|9|2',
  home_languages: 'tr|nl',
  enough_room: 'partly',
  schools: 'S1|S2',
  worries: 'yes',
  worries_topics: 'health|money',
  grade_parent: '7',
  needs_text: 'een laptop; "echt"',
  rules_clear: 'dont_know',
  may_call_again: 'yes',
  may_call_again_how_often: 'two_weekly',
}

let organisationId: string
let coordinator: StaffActor
let columns: string[]

const interviews = (...rows: Record<string, string>[]) =>
  csvText(
    [columns, ...rows.map((cells) => columns.map((name) => ({ ...interviewCells, ...cells })[name] ?? ''))],
    'machine',
  )

const codes = ({ problems }: ImportReport) => problems.map(({ line, column, code }) => `${line} ${column} ${code}`)
const counts = ({ counts: { created, changed, unchanged } }: ImportReport) => [created, changed, unchanged]

/** The number of rows in each table that an import can change. */
const stored = async () => {
  const where = { where: { organisationId } }
  const db = database()
  return Promise.all([
    db.school.count(where),
    db.family.count(where),
    db.interview.count(where),
    db.answer.count(where),
    db.answerChange.count(where),
    db.staff.count(where),
    db.contactAttempt.count(where),
    db.callRequest.count(where),
    db.interviewFact.count(where),
  ])
}

/** E-mail addresses of staff are unique in the database, so the organisations of earlier tests must free theirs. */
const freshOrganisation = async () => {
  await database().$executeRaw`update staff set email = id || '@example.org'`
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
}

const everything = async () => {
  await importSchools(coordinator, apply(schools))
  await importFamilies(coordinator, apply(families))
  await importInterviews(coordinator, apply(interviews({})))
}

const interviewP1 = async () => {
  const interview = await database().interview.findFirstOrThrow({
    where: { organisationId, ref: 'P1' },
    include: { answers: true, changes: true, fact: true, family: true, caller: true },
  })
  return { ...interview, answers: interview.answers.map(withValue), changes: interview.changes.map(withValue) }
}

beforeAll(async () => {
  await freshOrganisation()
  columns = (await exportInterviews(coordinator))[0] ?? []
})

describe('school.import, family.import, interview.import', () => {
  test('refuse everyone but a coordinator', async () => {
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      const before = await stored()
      for (const importing of [importSchools, importFamilies, importInterviews])
        await expect(importing(actor, apply(schools))).rejects.toMatchObject({ code: 'forbidden' })
      for (const exporting of [exportSchools, exportFamilies, exportInterviews])
        await expect(exporting(actor)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await stored()).toEqual(before)
    }
  })

  test('preview without writing anything, and count what would be created', async () => {
    await freshOrganisation()
    const before = await stored()
    const report = await importSchools(coordinator, preview(schools))
    expect([report.applied, counts(report), await stored()]).toEqual([false, [3, 0, 0], before])
  })

  test('write everything, with one audit row each', async () => {
    await freshOrganisation()
    await everything()
    const family = await database().family.findFirstOrThrow({
      where: { organisationId, ref: '0001' },
      include: {
        identity: true,
        contactPoints: true,
        children: { orderBy: { position: 'asc' }, include: { school: true } },
        caller: true,
      },
    })
    expect(family).toMatchObject({
      homeLanguages: ['tr', 'nl'],
      status: 'known',
      programme: 'Thuis in School',
      identity: { parentName: 'Verzonnen Ouder', note: 'belt liefst\nna 13 uur' },
      caller: { email: 'bente@example.org' },
      lastCallDate: new Date('2020-04-01'),
    })
    expect(family.children.map((child) => [child.age, child.school?.ref])).toEqual([
      [7, 'S1'],
      [9, 'S2'],
      [2, undefined],
    ])
    const interview = await interviewP1()
    expect(interview).toMatchObject({ state: 'completed', channel: 'phone', endedAt: new Date('2020-04-01T10:00:00Z') })
    expect(
      Object.fromEntries(interview.answers.map(({ key, value, missing }) => [key, missing ?? value])),
    ).toMatchObject({
      schools: ['S1', 'S2'],
      grade_parent: 7,
      needs_text: 'een laptop; "echt"',
      rules_clear: 'dont_know',
      worries_topics: ['health', 'money'],
    })
    expect(readFact(interview.fact)).toMatchObject({
      week: '2020-W14',
      isFirst: true,
      grades: { parent: ['7'] },
      choices: { needs: ['not_coded'] },
    })
    const rows = await database().audit.findMany({ where: { organisationId }, orderBy: { id: 'asc' } })
    expect(rows.map(({ verb, detail }) => [verb, detail])).toEqual([
      ['school.import', { created: 3, changed: 0, unchanged: 0, newCallers: 0 }],
      ['family.import', { created: 2, changed: 0, unchanged: 0, newCallers: 1 }],
      ['interview.import', { created: 1, changed: 0, unchanged: 0, newCallers: 0 }],
    ])
  })

  test('store an unknown caller as invited and not active, and report this in the preview', async () => {
    await freshOrganisation()
    await importSchools(coordinator, apply(schools))
    expect((await importFamilies(coordinator, preview(families))).newCallers).toEqual(['bente@example.org'])
    await importFamilies(coordinator, apply(families))
    const caller = await database().staff.findUniqueOrThrow({
      where: { email: 'bente@example.org' },
      include: { links: true },
    })
    expect(caller).toMatchObject({ name: 'bente', role: 'caller', passwordHash: null, links: [] })
  })

  test('plan the next call after the last interview, and only once', async () => {
    await freshOrganisation()
    await everything()
    const { familyId } = await interviewP1()
    expect(await openStepsOf(familyId)).toMatchObject([{ reason: 'agreed_frequency', notBefore: '2020-04-15' }])
    await importInterviews(
      coordinator,
      apply(interviews({}, { ref: 'P2', call_date: '2020-04-08', may_call_again: 'no', may_call_again_how_often: '' })),
    )
    expect((await interviewP1()).family.mayCall).toBe(false)
    expect(await openStepsOf(familyId)).toMatchObject([{ kind: 'stopped' }])
  })

  test('cancel what was agreed after a no, and open it again when a file corrects the no', async () => {
    await freshOrganisation()
    await everything()
    const { familyId, callerId } = await interviewP1()
    const day = today()
    const agreed = {
      organisationId,
      familyId,
      ownerId: callerId,
      kind: 'hard',
      startsAt: instantOf(addDays(day, 8), '14:30')!,
    } as const
    const madeAt = instantOf(addDays(day, -2), '12:00')!
    const { id } = await database().appointment.create({ data: { ...agreed, madeAt } })
    const state = async () => {
      const { closedAs, closedById } = await database().appointment.findUniqueOrThrow({ where: { id } })
      return [closedAs, closedById, (await openStepsOf(familyId)).map(({ kind }) => kind)]
    }
    const second = { ref: 'P2', call_date: addDays(day, -1), may_call_again_how_often: '' }
    await importInterviews(coordinator, apply(interviews({}, { ...second, may_call_again: 'no' })))
    expect(await state()).toEqual(['cancelled_by_parent', coordinator.staffId, ['stopped']])
    await importInterviews(coordinator, apply(interviews({}, { ...second, may_call_again: 'yes' })))
    expect(await state()).toEqual([null, null, ['appointment']])
    const refusal = `0001,Verzonnen Ouder,,,,known,,bente@example.org,,,${day}:refused_hard`
    await importFamilies(coordinator, apply(`${familyHeader},attempts\n${refusal}\n`))
    expect(await state()).toEqual(['cancelled_by_parent', coordinator.staffId, ['stopped']])
  })

  test('change nothing when the same files are imported again', async () => {
    await freshOrganisation()
    await everything()
    const before = await stored()
    const { version } = await interviewP1()
    expect(counts(await importSchools(coordinator, apply(schools)))).toEqual([0, 0, 3])
    expect(counts(await importFamilies(coordinator, apply(families)))).toEqual([0, 0, 2])
    expect(counts(await importInterviews(coordinator, apply(interviews({}))))).toEqual([0, 0, 1])
    expect(await stored()).toEqual(before)
    expect((await interviewP1()).version).toBe(version)
  })

  test('accept semicolons, a byte order mark and any order of columns', async () => {
    await freshOrganisation()
    const rows = schools
      .trim()
      .split('\n')
      .map((line) => line.split(',').toReversed())
    const report = await importSchools(coordinator, apply(csvText(rows, 'nl')))
    expect([report.problems, counts(report)]).toEqual([[], [3, 0, 0]])
  })

  test('update a school that moves to another board', async () => {
    await freshOrganisation()
    await everything()
    const moved = schools.replace('S2,Het Baken,B1,Stichting Rijnoever', 'S2,Het Nieuwe Baken,B3,Stichting Delta')
    expect(counts(await importSchools(coordinator, apply(moved)))).toEqual([0, 1, 2])
    const school = await database().school.findFirstOrThrow({
      where: { organisationId, ref: 'S2' },
      include: { board: true },
    })
    expect(school).toMatchObject({ name: 'Het Nieuwe Baken', board: { ref: 'B3', name: 'Stichting Delta' } })
    expect(await database().audit.count({ where: { verb: 'school.import', subjectId: school.id } })).toBe(1)
  })

  test('update a family with another number and child, and keep its closed number closed', async () => {
    await freshOrganisation()
    await everything()
    const before = await database().family.findFirstOrThrow({
      where: { organisationId, ref: '0001' },
      include: { contactPoints: true },
    })
    const mail = before.contactPoints.find(({ kind }) => kind === 'email')!
    await database().contactPoint.update({ where: { id: mail.id }, data: { state: 'dead' } })
    const changed = families.replace('+31 6 0000 0001', '+31 6 0000 0009').replace('7:S1|9:S2|2:', '8:S1|10:S2')
    expect(counts(await importFamilies(coordinator, apply(changed)))).toEqual([0, 1, 1])
    const after = await database().family.findFirstOrThrow({
      where: { organisationId, ref: '0001' },
      include: { contactPoints: { orderBy: { kind: 'asc' } }, children: { orderBy: { position: 'asc' } } },
    })
    expect(after.version).toBe(before.version + 1)
    expect(after.contactPoints.map(({ value, state }) => [value, state])).toEqual([
      ['+31 6 0000 0009', 'active'],
      ['ouder@example.org', 'dead'],
    ])
    expect(after.children.map(({ age }) => age)).toEqual([8, 10])
    expect(counts(await importFamilies(coordinator, apply(changed)))).toEqual([0, 0, 2])
  })

  test('take the first day on the list from the file, or else keep the stored day or use the day of the import', async () => {
    await freshOrganisation()
    await importSchools(coordinator, apply(schools))
    const since = async () =>
      (await database().family.findFirst({ where: { organisationId, ref: '0001' } }))?.listedSince
    const file = (cell: string) => `${familyHeader},listed_since\n0001,Verzonnen Ouder,,,,known,,,,,${cell}\n`
    await importFamilies(coordinator, apply(`${familyHeader}\n0001,Verzonnen Ouder,,,,known,,,,\n`))
    expect(await since()).toEqual(dateColumn(today()))
    expect(counts(await importFamilies(coordinator, apply(file('2020-03-23'))))).toEqual([0, 1, 0])
    expect(await since()).toEqual(new Date('2020-03-23'))
    expect(counts(await importFamilies(coordinator, apply(file(''))))).toEqual([0, 0, 1])
    expect(await since()).toEqual(new Date('2020-03-23'))
  })

  test('add each attempt once, and never delete one', async () => {
    await freshOrganisation()
    await importSchools(coordinator, apply(schools))
    const withAttempts = (attempts: string) =>
      `${familyHeader},attempts\n0001,Verzonnen Ouder,,,,known,,,,,${attempts}\n`
    const file = withAttempts('2020-03-31:no_answer|2020-04-02:reached')
    expect(counts(await importFamilies(coordinator, apply(file)))).toEqual([1, 0, 0])
    expect(counts(await importFamilies(coordinator, apply(file)))).toEqual([0, 0, 1])
    const more = withAttempts('2020-03-31:no_answer|2020-03-31:no_answer')
    expect(counts(await importFamilies(coordinator, apply(more)))).toEqual([0, 1, 0])
    const rows = await exportFamilies(coordinator)
    expect(rows[1]?.[rows[0]?.indexOf('attempts') ?? -1]).toBe(
      '2020-03-31:no_answer|2020-03-31:no_answer|2020-04-02:reached',
    )
    expect(await database().family.findFirst({ where: { organisationId, ref: '0001' } })).toMatchObject({
      lastAttemptAt: new Date('2020-04-02T10:00:00Z'),
      listedSince: new Date('2020-03-31'),
    })
  })

  test('update an interview with its history and its week', async () => {
    await freshOrganisation()
    await everything()
    const file = interviews({ grade_parent: '4', rules_clear: '', enough_support: 'no', call_date: '2020-04-06' })
    const report = await importInterviews(coordinator, apply(file))
    expect(counts(report)).toEqual([0, 1, 0])
    const after = await interviewP1()
    expect(after.endedAt).toEqual(new Date('2020-04-06T10:00:00Z'))
    expect(readFact(after.fact)).toMatchObject({
      week: '2020-W15',
      grades: { parent: ['4'] },
      choices: { rules_clear: ['not_asked'], enough_support: ['no'] },
    })
    const changes = after.changes.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    expect(changes.map(({ key, version, value }) => [key, version, value])).toEqual([
      ['call_date', 2, '2020-04-06'],
      ['enough_support', 1, 'no'],
      ['grade_parent', 2, 4],
      ['rules_clear', 2, null],
    ])
    expect(after.changes[0]?.staffId).toBe(coordinator.staffId)
    expect(counts(await importInterviews(coordinator, apply(file)))).toEqual([0, 0, 1])
  })

  test('update the weeks of both families when an interview moves to another family', async () => {
    await freshOrganisation()
    await everything()
    await importInterviews(coordinator, apply(interviews({}, { ref: 'P2', call_date: '2020-04-09' })))
    await importInterviews(coordinator, apply(interviews({ family_ref: '0002' })))
    const facts = await database().interviewFact.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
    expect(facts.map(({ ref, isFirst }) => [ref, isFirst])).toEqual([
      ['P1', true],
      ['P2', true],
    ])
  })

  test('seal what was said anew for the other family, so that it opens without the key of the first', async () => {
    await freshOrganisation()
    await everything()
    await importInterviews(coordinator, apply(interviews({ grade_parent: '4' })))
    const { id: interviewId, familyId, callerId: staffId } = await interviewP1()
    const place = { ownerId: familyId, rowId: rowIdOf(interviewId, staffId) }
    const checkIn = { interviewId, organisationId, staffId, text: sealText('caller_check_in.text', place, 'Zwaar.') }
    await database().callerCheckIn.create({ data: checkIn })
    const before = await interviewP1()
    await importInterviews(coordinator, apply(interviews({ family_ref: '0002', grade_parent: '4' })))
    destroyKey(familyId)
    const after = await interviewP1()
    expect(after.familyId).not.toBe(familyId)
    const sorted = ({ answers, changes }: typeof before) => [
      answers.toSorted((one, other) => one.key.localeCompare(other.key)),
      changes.toSorted((one, other) => one.operationId.localeCompare(other.operationId)),
    ]
    expect(sorted(after)).toEqual(sorted(before))
    expect(await database().callerCheckIn.findFirst({ where: { interviewId } })).toMatchObject({ text: 'Zwaar.' })
  })

  test('seal the help of an interview for the other family to which it goes', async () => {
    await freshOrganisation()
    await everything()
    const { id: interviewId, familyId } = await interviewP1()
    const texts = { text: 'Laptop lenen', resultNote: 'Opgehaald' }
    const { id } = await aHelpItem(organisationId, { familyId, interviewId, ...texts })
    await importInterviews(coordinator, apply(interviews({ family_ref: '0002' })))
    destroyKey(familyId)
    expect(await database().helpItem.findUniqueOrThrow({ where: { id } })).toMatchObject(texts)
  })

  test('seal the note of a promised call for the other family to which its interview goes', async () => {
    await freshOrganisation()
    await everything()
    const { id: interviewId, familyId, callerId: ownerId } = await interviewP1()
    const promise = { organisationId, kind: 'parent', familyId, interviewId, ownerId, note: 'Rond vier uur' } as const
    const { id } = await database().careStep.create({
      data: sealedRow('care_step', { ...promise, dueOn: new Date('2020-04-03') }),
    })
    await importInterviews(coordinator, apply(interviews({ family_ref: '0002' })))
    destroyKey(familyId)
    const step = await database().careStep.findUniqueOrThrow({ where: { id }, include: { family: true } })
    expect(step).toMatchObject({ note: 'Rond vier uur', family: { ref: '0002' } })
  })

  test('leave an interview with its family when a concern was raised in it, and say so', async () => {
    await freshOrganisation()
    await everything()
    const { id: interviewId, familyId, callerId: raisedById } = await interviewP1()
    await database().safetyConcern.create({ data: { organisationId, familyId, interviewId, raisedById } })
    const report = await importInterviews(coordinator, apply(interviews({ family_ref: '0002', grade_parent: '4' })))
    expect(report.problems).toEqual([
      { line: 2, column: 'family_ref', code: 'stays_with_concern', value: '0002', allowed: '0001' },
    ])
    expect(await interviewP1()).toMatchObject({ familyId })
    expect(counts(await importInterviews(coordinator, apply(interviews({ grade_parent: '4' }))))).toEqual([0, 1, 0])
  })

  test('seal what was said of earlier help for the other family to which its interview goes', async () => {
    await freshOrganisation()
    await everything()
    const later = { ref: 'P2', call_date: '2020-04-08' }
    await importInterviews(coordinator, apply(interviews({}, later)))
    const { id: helpInterviewId, familyId, callerId: askedById } = await interviewP1()
    const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { organisationId, ref: 'P2' } })
    const { id: helpItemId } = await aHelpItem(organisationId, { familyId, interviewId: helpInterviewId })
    const id = randomUUID()
    const note = sealText('help_follow_up.note', { ownerId: familyId, rowId: id }, 'De laptop is traag.')
    const said = { id, organisationId, helpItemId, interviewId, askedById, result: 'a_bit' as const }
    await database().helpFollowUp.create({ data: { ...said, note } })
    await importInterviews(coordinator, apply(interviews({ family_ref: '0002' }, { ...later, family_ref: '0002' })))
    destroyKey(familyId)
    expect(await database().helpFollowUp.findUniqueOrThrow({ where: { id } })).toMatchObject({
      note: 'De laptop is traag.',
      result: 'a_bit',
    })
  })

  test('keep a stored answer behind a closed route, and do not export it', async () => {
    await freshOrganisation()
    await everything()
    const { id } = await interviewP1()
    const hidden = { interviewId: id, key: 'homework_missing', value: ['language'], valueVersion: 1 }
    await storeAnswers(organisationId, [hidden])
    const rows = await exportInterviews(coordinator)
    expect(rows[1]?.[columns.indexOf('homework_missing')]).toBe('')
    expect(counts(await importInterviews(coordinator, apply(csvText(rows, 'machine'))))).toEqual([0, 0, 1])
    await importInterviews(coordinator, apply(interviews({ grade_parent: '8' })))
    expect((await interviewP1()).answers.find(({ key }) => key === 'homework_missing')?.value).toEqual(['language'])
  })

  test('read and write a call that a relieved parent ended, which counts as a partial one', async () => {
    await freshOrganisation()
    await everything()
    const ending = async () => {
      const { state, breakReason } = await interviewP1()
      return [state, breakReason, (await exportInterviews(coordinator))[1]?.[columns.indexOf('ended')]]
    }
    await importInterviews(coordinator, apply(interviews({ ended: 'relieved' })))
    expect(await ending()).toEqual(['broken_off', 'relieved', 'relieved'])
    await importInterviews(coordinator, apply(interviews({ ended: 'broken_off' })))
    expect(await ending()).toEqual(['broken_off', 'unknown', 'broken_off'])
    await importInterviews(coordinator, apply(interviews({ ended: 'completed' })))
    expect(await ending()).toEqual(['completed', null, 'completed'])
    await importInterviews(coordinator, apply(interviews({ ref: 'P2', ended: 'relieved', call_date: '2020-04-09' })))
    const created = await database().interview.findFirstOrThrow({ where: { organisationId, ref: 'P2' } })
    expect(created).toMatchObject({ state: 'broken_off', breakReason: 'relieved' })
  })

  test('do not export open interviews', async () => {
    await freshOrganisation()
    await everything()
    const { familyId, callerId } = await interviewP1()
    await database().interview.create({
      data: { organisationId, familyId, callerId, channel: 'video', chosenBy: 'parent' },
    })
    expect(await exportInterviews(coordinator)).toHaveLength(2)
  })

  test('read exported files into another organisation, which exports the same', async () => {
    await freshOrganisation()
    await everything()
    const files = [
      await exportSchools(coordinator),
      await exportFamilies(coordinator),
      await exportInterviews(coordinator),
    ]
    const [schoolsFile, familiesFile, interviewsFile] = files.map((rows) => apply(csvText(rows, 'machine'))) as [
      ImportInput,
      ImportInput,
      ImportInput,
    ]
    await freshOrganisation()
    await importSchools(coordinator, schoolsFile)
    await importFamilies(coordinator, familiesFile)
    await importInterviews(coordinator, interviewsFile)
    expect([
      await exportSchools(coordinator),
      await exportFamilies(coordinator),
      await exportInterviews(coordinator),
    ]).toEqual(files)
  })
})

describe('a surname', () => {
  test('is imported from its column, exported again, and kept when a file has no such column', async () => {
    await freshOrganisation()
    const line = '0001,Jan van der Berg,,,nl,known,,,,'
    await importFamilies(coordinator, apply(`${familyHeader},surname\n${line},van der Berg`))
    const surnameNow = async () => (await database().familyIdentity.findFirst({ where: { organisationId } }))?.surname
    expect(await surnameNow()).toBe('van der Berg')
    const same = await importFamilies(coordinator, apply(`${familyHeader}\n${line}`))
    expect([same.counts.unchanged, await surnameNow()]).toEqual([1, 'van der Berg'])
    await importFamilies(coordinator, apply(`${familyHeader}\n0001,Jan Berg,,,nl,known,,,,`))
    expect(await surnameNow()).toBe('van der Berg')
    const other = await importFamilies(coordinator, apply(`${familyHeader},surname\n0001,Jan Berg,,,nl,known,,,,,Berg`))
    expect([other.counts.changed, await surnameNow()]).toEqual([1, 'Berg'])
  })
})

describe('a file with a problem', () => {
  const refused = async (report: Promise<ImportReport>, ...expected: string[]) => {
    const before = await stored()
    const outcome = await report
    expect([codes(outcome), outcome.applied]).toEqual([expected, false])
    expect(await stored()).toEqual(before)
  }

  beforeAll(async () => {
    await freshOrganisation()
    await importSchools(coordinator, apply(schools))
  })

  test('is refused whole, with every problem by line and column', () =>
    refused(
      importFamilies(
        coordinator,
        apply(`${families}0003,,bel maar,,Turks,wacht,,bente,,26:S1|8:S9\n0001,Nog een,,,,known,,,,`),
      ),
      '5 parent_name required',
      '5 phone not_a_phone',
      '5 language unknown_language',
      '5 status unknown_option',
      '5 caller_email not_an_email',
      '5 children out_of_range',
      '5 children unknown_school',
      '6 ref ref_twice',
    ))

  test('is refused for a cell with two numbers, but not for an old number that is already stored', async () => {
    const both = '06 0000 0107 / 071 000 0000'
    const line = (ref: string, phone: string, note = '') =>
      `${familyHeader}\n${ref},Verzonnen Ouder,${phone},,,known,,,${note},`
    await refused(importFamilies(coordinator, apply(line('0201', both))), '2 phone two_phones')
    await refused(importFamilies(coordinator, apply(line('0201', '12'))), '2 phone not_a_phone')
    await refused(importFamilies(coordinator, apply(line('0201', '06000001070'))), '2 phone phone_length')
    await refused(importFamilies(coordinator, apply(line('0201', '06-00000107/8'))), '2 phone two_phones')
    await refused(importFamilies(coordinator, apply(line('0201', '06-00000107|+31600000107'))), '2 phone twice')
    await importFamilies(coordinator, apply(line('0201', '(071) 512 34 56')))
    const { id } = await database().family.findFirstOrThrow({ where: { organisationId, ref: '0201' } })
    await updateContactValues({ familyId: id }, both)
    const again = await importFamilies(coordinator, apply(line('0201', both, 'nieuwe notitie')))
    expect([again.problems, again.counts.changed]).toEqual([[], 1])
    const added = await importFamilies(coordinator, preview(line('0201', `${both}|12`)))
    expect(codes(added)).toEqual(['2 phone not_a_phone'])
  })

  test('may have numbers in every notation that the form accepts', async () => {
    const notations = ['06–0000 0107', '０６００００　０１０８', '(071) 000 01 07']
    const text = `${familyHeader}\n0202,Verzonnen Ouder,${notations.join('|')},,,known,,,,`
    expect((await importFamilies(coordinator, apply(text))).problems).toEqual([])
    const file = csvText(await exportFamilies(coordinator), 'nl')
    expect((await importFamilies(coordinator, apply(file))).counts.changed).toBe(0)
    const where = { organisationId, family: { ref: '0202' } }
    const points = await database().contactPoint.findMany({ where, orderBy: { position: 'asc' } })
    expect(points.map((point) => lookupKeys(point))).toEqual([['+31600000107'], ['+31600000108'], ['+31710000107']])
  })

  test('may not refer to a school or family that does not exist', async () => {
    await refused(
      importFamilies(coordinator, apply(`${familyHeader}\n0009,Verzonnen Ouder,,,,known,,,,7:S9`)),
      '2 children unknown_school',
    )
    await refused(
      importInterviews(coordinator, apply(interviews({ family_ref: '0404', schools: 'S9|S1' }))),
      '2 family_ref unknown_family',
      '2 schools unknown_school',
    )
  })

  test('may not have a value behind a closed route', () =>
    refused(
      importInterviews(coordinator, preview(interviews({ homework_help: 'yes', homework_missing: 'language' }))),
      '2 family_ref unknown_family',
      '2 homework_missing closed_route',
    ))

  test('may not name someone of another organisation, nor assign a family to a reader', async () => {
    const theirs = await anActor(await anOrganisation(), 'caller')
    const { email } = await database().staff.findUniqueOrThrow({ where: { id: theirs.staffId } })
    const reader = await anActor(organisationId, 'reader')
    const { email: readersEmail } = await database().staff.findUniqueOrThrow({ where: { id: reader.staffId } })
    await refused(
      importFamilies(
        coordinator,
        apply(
          `${familyHeader}\n0009,Verzonnen Ouder,,,,known,,${email},,\n0010,Verzonnen Ouder,,,,known,,${readersEmail},,`,
        ),
      ),
      '2 caller_email caller_elsewhere',
      '3 caller_email caller_role',
    )
  })

  test('is looked up with one connection, whomever it names, so that imports do not wait for each other', async () => {
    const theirs = await anActor(await anOrganisation(), 'caller')
    const { email } = await database().staff.findUniqueOrThrow({ where: { id: theirs.staffId } })
    const connect = vi.spyOn(ScopedPool.prototype, 'connect')
    const rows = [`0011,Verzonnen Ouder,,,,known,,${email},,`, '0012,Verzonnen Ouder,,,,known,,nieuw@example.org,,']
    const report = await importFamilies(coordinator, preview([familyHeader, ...rows].join('\n')))
    expect(report.newCallers).toEqual(['nieuw@example.org'])
    expect(report.problems).toMatchObject([{ line: 2, code: 'caller_elsewhere' }])
    expect(connect).toHaveBeenCalledTimes(1)
    connect.mockRestore()
  })

  test('may not give a school a reserved word as its ref, nor a board two names', () =>
    refused(
      importSchools(
        coordinator,
        apply(schools.replace('S1,', 'other,').replace('B2,Openbaar onderwijs Veenstad', 'B1,Rijnoever')),
      ),
      '2 ref reserved_ref',
      '4 board_name two_names',
    ))

  test.each([
    ['empty', new Uint8Array(), 'null null file_empty'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x72, 0, 0x65, 0]), 'null null not_text'],
    ['two encodings', new Uint8Array([...bytesOf(`${schools}S4,Café\n`), 0xe9]), '6 null damaged_text'],
    ['a quote that is never closed', bytesOf(`${schools}S4,"De`), '5 null quote_left_open'],
    ['a quote in the middle', bytesOf(`${schools}S4,De "Eik",B1,x,M1,y`), '5 null broken_quotes'],
    ['NUL', bytesOf(`${schools}S4,De\0Eik,B1,Stichting Rijnoever,M1,Veenstad`), '5 name bad_characters'],
    [
      'a huge cell',
      bytesOf(`${schools}S4,${'x'.repeat(2_000_000)},B1,Stichting Rijnoever,M1,Veenstad`),
      '5 name too_long',
    ],
    [
      'a formula',
      bytesOf(`${schools}S4,=HYPERLINK("x"),B1,Stichting Rijnoever,M1,Veenstad`.replace('"x"', 'x')),
      '5 name formula',
    ],
    ['a cell too few', bytesOf(`${schools}S4,De Eik,B1`), '5 null cell_count'],
    ['a column missing', bytesOf('ref,name\nS4,De Eik'), '1 null columns_missing'],
    [
      '100 000 lines',
      bytesOf(schools + 'S4,De Eik,B1,Stichting Rijnoever,M1,Veenstad\n'.repeat(100_000)),
      'null null too_many_lines',
    ],
    ['a picture', Uint8Array.from({ length: 5000 }, (_, index) => (index * 89) % 256), 'null null not_text'],
  ])('is refused with the code of its problem: %s', async (_what, bytes, first) => {
    const before = await stored()
    const report = await importSchools(coordinator, { bytes, mode: 'apply' })
    expect([codes(report)[0], report.applied, await stored()]).toEqual([first, false, before])
  })

  test('is read up to the largest number of lines', async () => {
    const text = `${schools}${'S4,De Eik,B1,Stichting Rijnoever,M1,Veenstad\n'.repeat(csvLines - 3)}`
    const { problemCount, problems } = await importSchools(coordinator, preview(text))
    expect([problemCount, problems.length, problems[0]?.code]).toEqual([csvLines - 4, 300, 'ref_twice'])
  })
})

describe('numbers that lost their zeros', () => {
  const line = (ref: string, phone = '', children = '') =>
    `${familyHeader}\n${ref},Verzonnen Ouder,${phone},,,known,,,,${children}`
  const numbered = 'ref,name,board_ref,board_name,municipality_ref,municipality_name\n'
  const refs = async () =>
    (await database().family.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })).map(({ ref }) => ref)

  beforeEach(async () => {
    await freshOrganisation()
    await importFamilies(coordinator, apply(line('0012')))
  })

  test('are proposed by kind, and nothing is stored before somebody accepts or rejects them', async () => {
    const report = await importFamilies(coordinator, apply(line('12', '612345678|31600000106')))
    expect(report.proposals.map(({ kind, value, reading }) => [kind, value, reading])).toEqual([
      ['ref', '12', '0012'],
      ['phone', '612345678', '+31612345678'],
      ['phone', '31600000106', '+31600000106'],
    ])
    expect([report.applied, report.rowCount, await refs()]).toEqual([false, 1, ['0012']])
  })

  test('are corrected only as the preview with the accepted kinds showed', async () => {
    const file = line('12', '612345678')
    const looked = await importFamilies(coordinator, { ...preview(file), proposals: [] })
    const accepted = await importFamilies(coordinator, { ...preview(file), proposals: ['ref'] })
    expect([counts(looked), counts(accepted), accepted.accepted]).toEqual([[1, 0, 0], [0, 1, 0], ['ref']])
    const other = importFamilies(coordinator, {
      ...apply(file),
      fingerprint: looked.fingerprint,
      proposals: ['ref'],
    })
    await expect(other).rejects.toMatchObject({ reason: 'import_differs_from_preview' })
    const { fingerprint } = accepted
    const done = await importFamilies(coordinator, { ...apply(file), fingerprint, proposals: ['ref'] })
    expect([done.applied, await refs()]).toEqual([true, ['0012']])
    const phones = await database().contactPoint.findMany({ where: { organisationId } })
    expect(phones.map(({ value }) => value)).toEqual(['612345678'])
  })

  test('are stored as they are in the file when nothing is accepted', async () => {
    const done = await importFamilies(coordinator, { ...apply(line('12')), proposals: [] })
    expect([done.applied, await refs()]).toEqual([true, ['0012', '12']])
  })

  test('are proposed for boards and municipalities, and are a problem in the ref of a child’s school', async () => {
    await importSchools(coordinator, apply(`${numbered}0100,De Eik,01,Rijnoever,0518,Veenstad`))
    const report = await importSchools(coordinator, preview(`${numbered}0200,De Es,1,Rijnoever,518,Veenstad`))
    expect(report.proposals.map(({ column, reading }) => [column, reading])).toEqual([
      ['board_ref', '01'],
      ['municipality_ref', '0518'],
    ])
    expect(codes(await importFamilies(coordinator, preview(line('F1', '', '7@100'))))).toEqual([
      '2 children lost_zeros',
    ])
  })
})

describe('a change in the preview', () => {
  const named = (ref: string, name: string, more = ',,,,known,,,,') => `${ref},${name}${more}`
  const file = (...lines: string[]) => [familyHeader, ...lines].join('\n')
  beforeEach(freshOrganisation)

  test('is shown for each cell, with the stored and the new text', async () => {
    const note = `${'lang '.repeat(50)}einde`
    await importFamilies(coordinator, apply(file(named('0001', 'Oude Naam', `,06 0000 0001,,,known,,,${note},`))))
    const report = await importFamilies(
      coordinator,
      preview(file(named('0001', 'Nieuwe Naam', `,06 0000 0001|06 0000 0002,,,known,,,${note} anders,7`))),
    )
    expect(report.changes.map(({ line, ref, column, before, after }) => [line, ref, column, before, after])).toEqual([
      [2, '0001', 'parent_name', 'Oude Naam', 'Nieuwe Naam'],
      [2, '0001', 'phone', '06 0000 0001', '06 0000 0001 | 06 0000 0002'],
      [2, '0001', 'note', '…lang lang einde', '…lang lang einde anders'],
      [2, '0001', 'children', '', '7'],
    ])
    expect(report.changeCount).toBe(4)
  })

  test('is not shown for a column that the file leaves out, or for a cell that stays the same', async () => {
    const header = `${familyHeader},surname,listed_since,attempts`
    const line = '0001,Een Ouder,,,,known,,,,,Ouder,2020-03-23,2020-03-31:no_answer'
    await importFamilies(coordinator, apply(`${header}\n${line}`))
    const report = await importFamilies(coordinator, preview(file(named('0001', 'Een Ander'))))
    expect(report.changes.map(({ column }) => column)).toEqual(['parent_name'])
    const added = await importFamilies(coordinator, preview(`${header}\n${line}|2020-04-01:reached`))
    expect(added.changes.map(({ before, after }) => [before, after])).toEqual([
      ['2020-03-31:no_answer', '2020-03-31:no_answer | 2020-04-01:reached'],
    ])
  })

  test('is shown up to a limit, and counted beyond it', async () => {
    const refs = Array.from({ length: 130 }, (_, index) => `F${index}`)
    await importFamilies(coordinator, apply(file(...refs.map((ref) => named(ref, 'Oude Naam')))))
    const report = await importFamilies(coordinator, preview(file(...refs.map((ref) => named(ref, 'Nieuwe Naam')))))
    expect([report.changes.length, report.changeCount, report.changes[0]?.ref]).toEqual([100, 130, 'F0'])
  })

  test('is previewed again when somebody changed the stored row in the meantime', async () => {
    await importFamilies(coordinator, apply(file(named('0001', 'Oude Naam'))))
    const text = file(named('0001', 'Nieuwe Naam'))
    const { fingerprint } = await importFamilies(coordinator, preview(text))
    await updateIdentities(organisationId, { parentName: 'Derde Naam' })
    const outcome = importFamilies(coordinator, { ...apply(text), fingerprint })
    await expect(outcome).rejects.toMatchObject({ reason: 'import_differs_from_preview' })
  })

  test('does not exist for a note in which a spreadsheet only replaced line ends by CRLF', async () => {
    await importFamilies(coordinator, apply(file(named('0001', 'Een Ouder', ',,,,known,,,"een\ntwee",'))))
    const crlf = file(named('0001', 'Een Ouder', ',,,,known,,,"een\r\ntwee",'))
    expect(counts(await importFamilies(coordinator, apply(crlf)))).toEqual([0, 0, 1])
    await importFamilies(coordinator, apply(crlf.replace('0001', '0002')))
    const notes = await database().familyIdentity.findMany({ where: { organisationId } })
    expect(notes.map(({ note }) => note)).toEqual(['een\ntwee', 'een\ntwee'])
  })
})

describe('letters that a spreadsheet could not write', () => {
  const stored = [
    ['F1', 'Yeliz Verzonoğlu', ''],
    ['F2', 'Ömer Işık', 'belt liefst ’s avonds?'],
    ['F3', 'Фатима', 'zus 😀şirin'],
    ['F4', 'Zoë Verzonnen', 'klaar?'],
  ]
  const names = async () => (await exportFamilies(coordinator)).map((cells) => cells.slice(0, 3).join())

  beforeEach(async () => {
    await freshOrganisation()
    const rows = stored.map(([ref, name, note]) => `${ref},${name},,,,known,,,${note},`)
    await importFamilies(coordinator, apply([familyHeader, ...rows].join('\n')))
  })

  test('are a problem with line and column when our own file comes back as Windows-1252, and nothing is stored', async () => {
    const before = await names()
    const bytes = savedAgain(csvText(await exportFamilies(coordinator), 'nl'))
    const report = await importFamilies(coordinator, { bytes, mode: 'apply' })
    expect([report.applied, report.reading?.encoding]).toEqual([false, 'windows-1252'])
    expect(
      report.problems.map(({ line, column, code, value, allowed }) => [line, column, code, value, allowed]),
    ).toEqual([
      [2, 'parent_name', 'letters_lost', 'Verzono?lu', 'Verzonoğlu'],
      [3, 'parent_name', 'letters_lost', 'I??k', 'Işık'],
      [4, 'parent_name', 'letters_lost', '??????', 'Фатима'],
      [4, 'note', 'letters_lost', '??irin', '😀şirin'],
    ])
    expect(await names()).toEqual(before)
  })

  test('are also a problem when no accent is left, so that the file is valid UTF-8', async () => {
    const report = await importFamilies(coordinator, apply(`${familyHeader}\nF1,Yeliz Verzono?lu,,,,known,,,,`))
    expect([report.reading?.encoding, codes(report)]).toEqual(['utf-8', ['2 parent_name letters_lost']])
  })

  test('are not suspected for a question mark that somebody typed', async () => {
    const report = await importFamilies(
      coordinator,
      preview(`${familyHeader}\nF2,Ömer Işık,,,,known,,,wanneer ? of nooit?,\nF4,Zo? Verzonnen,,,,known,,,klaar??,`),
    )
    expect([report.problems, report.changeCount]).toEqual([[], 3])
  })

  test('are also a problem in the names of schools', async () => {
    const school = (name: string) => `${schools.split('\n', 1)[0]}\nS1,${name},B1,Stichting Rijnoever,M1,Veenstad`
    await importSchools(coordinator, apply(school('Okul Işık')))
    const bytes = savedAgain(csvText(await exportSchools(coordinator), 'nl'))
    expect(codes(await importSchools(coordinator, { bytes, mode: 'apply' }))).toEqual(['2 name letters_lost'])
  })
})

test('the preview of a new school shows that it renames its board, and refuses a name of the board with lost letters', async () => {
  await freshOrganisation()
  const school = (ref: string, board: string) =>
    `${schools.split('\n', 1)[0]}\n${ref},Okul ${ref},B1,${board},M1,Veenstad`
  await importSchools(coordinator, apply(school('S1', 'Stichting Işık')))
  const report = await importSchools(coordinator, preview(school('S2', 'Stichting Rijnoever')))
  expect([counts(report), report.changes]).toEqual([
    [1, 0, 0],
    [{ line: 2, ref: 'B1', column: 'board_name', before: 'Stichting Işık', after: 'Stichting Rijnoever' }],
  ])
  expect(codes(await importSchools(coordinator, apply(school('S2', 'Stichting I??k'))))).toEqual([
    '2 board_name letters_lost',
  ])
  expect((await importSchools(coordinator, preview(school('S2', 'Stichting Işık')))).changes).toEqual([])
})

describe('a number or an address that another family or another line has', () => {
  const row = (ref: string, phone: string, email = '') => `${ref},Verzonnen Ouder,${phone},${email},,known,,,,`
  const file = (...rows: string[]) => [familyHeader, ...rows].join('\n')
  const alike = ({ alike }: ImportReport) =>
    alike.map(({ line, column, code, reading }) => [line, column, code, reading])

  beforeEach(async () => {
    await freshOrganisation()
    await importFamilies(coordinator, apply(file(row('0001', '06 0000 0001|071 000 0001', 'ouder@example.org'))))
  })

  test('is reported in any notation, and does not stop the import', async () => {
    const text = file(row('X1', '+31 (0)6 0000 0001'), row('X2', '', 'Ouder@Example.org'), row('X3', '0600000003'))
    const report = await importFamilies(coordinator, preview(text))
    expect(alike(report)).toEqual([
      [2, 'phone', 'contact_of_family', '0001'],
      [3, 'email', 'contact_of_family', '0001'],
    ])
    const { fingerprint } = report
    expect((await importFamilies(coordinator, { ...apply(text), fingerprint })).applied).toBe(true)
  })

  test('is reported for two lines of the file, and for a number that is new to a stored family', async () => {
    const text = file(row('X1', '0600000009'), row('X2', '06 0000 0009'), row('0001', '06 0000 0001|06-00000009'))
    expect(alike(await importFamilies(coordinator, preview(text)))).toEqual([
      [3, 'phone', 'contact_on_line', '2'],
      [4, 'phone', 'contact_on_line', '2'],
    ])
  })

  test('is reported for an old text of two numbers, and for a closed number', async () => {
    await importFamilies(coordinator, apply(file(row('0002', '06 0000 0005'), row('0003', '06 0000 0006'))))
    const pointsOf = (ref: string) => ({ organisationId, family: { ref } })
    await updateContactValues(pointsOf('0002'), '06 0000 0005 / 071 000 0005')
    await database().contactPoint.updateMany({ where: pointsOf('0003'), data: { state: 'dead' } })
    const report = await importFamilies(coordinator, preview(file(row('X1', '0710000005|0600000006'))))
    expect(alike(report).map(([, , , ref]) => ref)).toEqual(['0002', '0003'])
  })

  test('is not reported for the family that has it already, nor for another organisation', async () => {
    expect(alike(await importFamilies(coordinator, preview(file(row('0001', '06 0000 0001')))))).toEqual([])
    await freshOrganisation()
    expect(alike(await importFamilies(coordinator, preview(file(row('X1', '06 0000 0001')))))).toEqual([])
  })
})

describe('an exported file', () => {
  const hard = ['0012', '1E3', '2-3', '1-feb', 'F\u00a01', '123456789012']
  const exported = async () => [
    await exportSchools(coordinator),
    await exportFamilies(coordinator),
    await exportInterviews(coordinator),
  ]
  const fill = async () => {
    await freshOrganisation()
    const schoolHead = schools.slice(0, schools.indexOf('\n'))
    const schoolRows = hard.map(
      (ref, index) => `'${ref},De Eik ${index},'0${index + 1},Café Zoë ${index},'05${index},12.345`,
    )
    await importSchools(coordinator, apply([schoolHead, ...schoolRows].join('\n')))
    const rows = hard.map(
      (ref, index) =>
        `'${ref},Zoë ${index},06 0000 010${index}|'+3160000020${index},'+tag${index}@example.org,nl,known,1E3,bente@example.org,'=1+1,7@'${ref}|2`,
    )
    await importFamilies(coordinator, apply([familyHeader, ...rows].join('\n')))
    const texts = ['=1', '0012', '12.345', '(12)', '2:', '1,50', '€ 5']
    const calls = hard.map((ref, index) => ({
      ref: `'${ref}`,
      family_ref: `'${ref}`,
      schools: `'${ref}|`,
      children_count: '2',
      children_ages: '7|2',
      needs_text: `'${texts[index]}`,
    }))
    const done = await importInterviews(coordinator, apply(interviews(...calls)))
    expect([done.problems, done.counts.created]).toEqual([[], hard.length])
  }

  test('changes nothing when it is imported again, also after a Dutch spreadsheet opened and saved it', async () => {
    await fill()
    const before = await exported()
    const importers = [importSchools, importFamilies, importInterviews]
    for (const [index, importing] of importers.entries()) {
      const file = csvText(before[index] ?? [], 'nl')
      for (const bytes of [bytesOf(file), savedAgain(file)]) {
        const report = await importing(coordinator, { bytes, mode: 'apply' })
        expect([report.problems, report.proposals, counts(report)]).toEqual([[], [], [0, 0, hard.length]])
      }
    }
    expect(await exported()).toEqual(before)
  })

  test('does not change a stored name that differs in white space alone', async () => {
    await freshOrganisation()
    await importFamilies(coordinator, apply(`${familyHeader}\n0001,Sien Stil,06 0000 0001,,nl,known,Thuis Eerst,,,`))
    await updateIdentities(organisationId, { parentName: 'Sien\u00a0 Stil' })
    await database().family.updateMany({ where: { organisationId }, data: { programme: 'Thuis  Eerst' } })
    await updateContactValues({ organisationId }, '06\u00a00000 0001')
    const file = csvText(await exportFamilies(coordinator), 'nl')
    expect(counts(await importFamilies(coordinator, apply(file)))).toEqual([0, 0, 1])
  })
})

describe('an import at the same time as another', () => {
  test('of the same file creates everything once', async () => {
    await freshOrganisation()
    await importSchools(coordinator, apply(schools))
    const both = await Promise.all([
      importFamilies(coordinator, apply(families)),
      importFamilies(coordinator, apply(families)),
    ])
    expect(both.map(counts).toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [0, 0, 2],
      [2, 0, 0],
    ])
    expect(await database().family.count({ where: { organisationId } })).toBe(2)
  })

  test('is refused when its preview is no longer right', async () => {
    await freshOrganisation()
    const { fingerprint } = await importSchools(coordinator, preview(schools))
    await importSchools(coordinator, apply(schools.replace(/^S3.*\n/m, '')))
    await expect(importSchools(coordinator, { ...apply(schools), fingerprint })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'import_differs_from_preview',
    })
    expect(await database().school.count({ where: { organisationId } })).toBe(2)
  })
})
