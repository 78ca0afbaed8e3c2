import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { dateAt } from '@/domain/dates'
import { nextWeek, mondayOf, weekOf, type Week } from '@/domain/figures/week'
import { requestExport } from '@/features/imports/commands/request-export'
import { requestImport } from '@/features/imports/commands/request-import'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { saveMeeting } from '@/features/releases/commands/save-meeting'
import { shareRelease } from '@/features/releases/commands/share-release'
import { saveText } from '@/features/releases/commands/save-text'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { issues } from '@/features/releases/queries/issues'
import { now } from '@/server/clock'
import { Prisma } from '@/server/db'
import { runJob } from '@/server/job-run'
import { sealText } from '@/server/sealed/sealed-text'
import { tasks } from '@/worker'
import { people, type People } from './call-fixture'
import { anActor, anOrganisation } from './factories'
import { bytesOf, familiesFile } from './large-file'
import { database, ownerDatabase } from './owner'
import { aToldFamily, type Told } from './told-family'

/**
 * What erasing a family does to each table. `goes`: its rows are deleted in the same statement. `ids only`: its rows stay as
 * a record of who did what, with ids of deleted rows and codes. `forgets`: its rows stay under pseudonyms, without the
 * interview id and all values (tests/releases-erasure.test.ts). `pseudonyms`: its rows stay as published, with pseudonyms
 * that lead to no row. `goes with all`: its rows are encrypted, so that nobody can see whom they name: all of the organisation
 * are deleted. `not of a family`: it never holds anything about a family.
 */
type Fate = 'goes' | 'goes with all' | 'ids only' | 'forgets' | 'pseudonyms' | 'not of a family'

const fates: Readonly<Record<string, Fate>> = {
  _prisma_migrations: 'not of a family',
  // Who of the staff is away, and who makes their calls.
  absence: 'not of a family',
  // Who of the staff gets which role or link.
  access_request: 'not of a family',
  answer: 'goes',
  answer_change: 'goes',
  appointment: 'goes',
  audit: 'ids only',
  // Numbers and MACs.
  audit_anchor: 'not of a family',
  audit_head: 'not of a family',
  audit_seal: 'not of a family',
  // Of the staff: who, what kind and how often.
  audit_signal: 'not of a family',
  call_lease: 'goes',
  // The hash of a link; what it shows is read from the appointments each time.
  calendar_feed: 'not of a family',
  call_notice: 'goes',
  call_request: 'goes',
  care_step: 'goes',
  caller_check_in: 'goes',
  child: 'goes',
  contact_change: 'goes',
  // Empty once the start has sealed it, before anybody serves.
  clear_text: 'not of a family',
  concern_entry: 'goes',
  concern_sighting: 'goes',
  contact_attempt: 'goes',
  contact_point: 'goes',
  contributor: 'forgets',
  digest: 'not of a family',
  // Families that were erased: a pseudonym, a reason in a code, who and when.
  erasure: 'pseudonyms',
  // Of the staff: an encrypted seed, and hashes of codes.
  factor: 'not of a family',
  family: 'goes',
  family_identity: 'goes',
  frozen_week: 'not of a family',
  help_follow_up: 'goes',
  help_item: 'goes',
  instrument_in_force: 'not of a family',
  // Of interpreters: removed when they ask for it, and some months after they stopped (tests/interpreters.test.ts).
  interpreter: 'not of a family',
  interpreter_booking: 'goes',
  interpreter_refusal: 'goes',
  interview: 'goes',
  interview_fact: 'goes',
  interview_fact_school: 'goes',
  // Requests of staff: ids, codes and texts that passed the text check.
  job: 'not of a family',
  // Uploaded and exported files, and reports of imports: for a day at most.
  job_file: 'goes with all',
  next_step: 'goes',
  // The id of the folder of keys.
  key_store: 'not of a family',
  meeting: 'not of a family',
  // Browsers of staff, as hashes.
  known_device: 'not of a family',
  municipality: 'not of a family',
  one_time_link: 'not of a family',
  organisation: 'not of a family',
  own_question: 'not of a family',
  // Of the staff: public keys, and what they must sign within minutes.
  passkey: 'not of a family',
  passkey_challenge: 'not of a family',
  parent_request: 'goes',
  // After its term a family is a row of years and a count here. Its id is random.
  past_family: 'not of a family',
  preparation: 'not of a family',
  preparation_text: 'not of a family',
  preparation_writer: 'not of a family',
  // Of the staff: who somebody is at the identity provider.
  provider_account: 'not of a family',
  // A quote passed the text check, so it holds nobody's own words, and no interview id.
  quote: 'not of a family',
  // The consents of an open quote: deleted with the interview, and when the quote is published.
  quote_consent: 'goes',
  recovery_code: 'not of a family',
  release: 'not of a family',
  release_link: 'not of a family',
  release_revision: 'pseudonyms',
  release_statement: 'pseudonyms',
  report_omission: 'goes',
  retention_extension: 'goes',
  retention_warning: 'goes',
  // Also deleted some months after its decision: tests/concern-settings.test.ts.
  room: 'goes',
  room_link: 'goes',
  room_seat: 'goes',
  room_signal: 'goes',
  safety_concern: 'goes',
  school: 'not of a family',
  school_board: 'not of a family',
  session: 'not of a family',
  sign_in_attempt: 'not of a family',
  signal_position: 'not of a family',
  staff: 'not of a family',
  talk_request: 'goes',
  // Passed the text check, like quotes.
  withdrawal_reason: 'not of a family',
}
const tablesOf = (fate: Fate) => Object.keys(fates).filter((table) => fates[table] === fate)

/** Every row of a table as one line of text. */
const rowsOf = async (table: string) => {
  const rows = await database().$queryRaw<{ row: string }[]>(
    Prisma.sql`select to_jsonb(t)::text as row from ${Prisma.raw(`"${table}"`)} t order by 1`,
  )
  return rows.map(({ row }) => row)
}

const everyRow = async () =>
  Object.fromEntries(await Promise.all(Object.keys(fates).map(async (table) => [table, await rowsOf(table)] as const)))

/** Publishes a week with these families, saves a meeting about it, and shares it by a link. */
const publishedWeek = async ({ organisationId, coordinator: first }: People) => {
  const second = await anActor(organisationId, 'coordinator')
  const week = weekOf(dateAt(now()))
  const period = { grain: 'week', at: week } as const
  process.env.NABIJ_NOW = `${mondayOf(nextWeek(week))}T10:00:00Z`
  const { id } = await prepareRelease(first, { period, correction: '' })
  const node = (await preparationAt(first, period))?.nodes[0]?.id ?? ''
  const words = { comment: 'Een rustige week', points: [], requests: [] }
  await saveText(first, { preparationId: id, node, version: 0, ...words })
  await approveRelease(second, { id, version: 2 })
  delete process.env.NABIJ_NOW
  const releaseId = (await issues(first, { skip: 0, take: 1 }))[0]?.id ?? ''
  const meeting = { heldOn: dateAt(now()), present: 'De wethouder', agreed: 'Bellen', answers: '' }
  await saveMeeting(first, { releaseId, version: 0, ...meeting })
  await shareRelease(first, { releaseId, days: 7 })
  return { preparer: first, period }
}

/** An unpublished quote that rests on the consent of these interviews. */
const openQuote = async (
  preparer: StaffActor,
  period: { grain: 'week'; at: Week },
  interviewIds: readonly string[],
) => {
  process.env.NABIJ_NOW = `${mondayOf(nextWeek(period.at))}T10:00:00Z`
  const { id: preparationId } = await prepareRelease(preparer, { period, correction: 'Een citaat erbij' })
  delete process.env.NABIJ_NOW
  const about = { organisationId: preparer.organisationId, preparationId, node: 'municipality/m///week' }
  const words = { item: 'goes_well', theme: 'home', writtenById: preparer.staffId }
  const consents = { create: interviewIds.map((interviewId) => ({ interviewId })) }
  const id = randomUUID()
  const text = sealText('quote.text', { ownerId: preparer.organisationId, rowId: id }, 'Samen eten geeft rust')
  await database().quote.create({ data: { ...about, ...words, id, text, restsOn: interviewIds.length, consents } })
}

const gone = 'zonderling'
const stays = 'blijvend'
let told: Told
let before: Record<string, string[]>
let after: Record<string, string[]>
let audited: string[]
let organisationId: string

beforeAll(async () => {
  const who = await people()
  organisationId = who.organisationId
  told = await aToldFamily(who, gone, '+31 6 0000 7391')
  const { interviewId } = await aToldFamily(who, stays, '+31 6 0000 7392')
  const { preparer, period } = await publishedWeek(who)
  await openQuote(preparer, period, [told.interviewId, interviewId])
  const { job } = await requestExport(who.coordinator, { kind: 'families', locale: 'nl', reason: 'own_work' })
  await runJob(tasks, { id: job })
  await requestImport(who.coordinator, { kind: 'families', mode: 'apply' }, bytesOf(familiesFile(gone)))
  const stranger = await anActor(await anOrganisation(), 'coordinator')
  await requestImport(stranger, { kind: 'families', mode: 'apply' }, bytesOf(familiesFile(stays)))
  before = await everyRow()
  audited = before.audit ?? []
  await ownerDatabase().family.delete({ where: { id: told.familyId } })
  after = await everyRow()
})

const about = (rows: string[] | undefined, word: string) => (rows ?? []).filter((row) => row.includes(word))
const names = (rows: string[] | undefined) => about(rows, gone).concat(about(rows, '0000 7391'))
const tracesOf = (rows: string[] | undefined) => told.ids.flatMap((id) => about(rows, id))

test('every table says what erasure does to it, and every such rule has its table', async () => {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(fates).sort())
})

describe('erasing a family', () => {
  test.each(tablesOf('goes'))('deletes its rows of %s', (table) => {
    expect(tracesOf(before[table]), 'there was something to take').not.toEqual([])
    expect(tracesOf(after[table])).toEqual([])
  })

  test.each(tablesOf('goes'))('keeps the rows of %s about others', (table) => {
    const traces = new Set(tracesOf(before[table]))
    expect(after[table]).toEqual((before[table] ?? []).filter((row) => !traces.has(row)))
  })

  test('deletes every file of its organisation, uploaded or made by a job, and none of another', () => {
    const rolesIn = (rows: string[] | undefined, own: boolean) =>
      about(rows, '"role"')
        .map((row) => JSON.parse(row) as { role: string; organisation_id: string })
        .filter(({ organisation_id: of }) => (of === organisationId) === own)
        .map(({ role }) => role)
    const [table] = tablesOf('goes with all') as [string]
    expect([rolesIn(before[table], true).sort(), rolesIn(before[table], false)]).toEqual([
      ['input', 'result'],
      ['input'],
    ])
    expect([rolesIn(after[table], true), rolesIn(after[table], false)]).toEqual([[], ['input']])
    expect([...(before[table] ?? []), ...(before.job ?? [])].filter((row) => row.includes(gone))).toEqual([])
  })

  test('clears its contributors: the pseudonyms stay, the interview and its values do not', () => {
    const [table] = tablesOf('forgets') as [string]
    const parts = (rows: string[] | undefined) => (rows ?? []).map((row) => JSON.parse(row) as Record<string, unknown>)
    const [mine, ...more] = parts(before[table]).filter((row) => row.interview_id === told.interviewId)
    expect([mine?.values, more]).toEqual([expect.objectContaining({ internet: 1 }), []])
    expect(tracesOf(after[table])).toEqual([])
    const forgotten = parts(before[table]).map((row) =>
      row === mine || row.pseudonym === mine?.pseudonym ? { ...row, interview_id: null, values: null } : row,
    )
    expect(parts(after[table])).toEqual(expect.arrayContaining(forgotten))
    expect(after[table]).toHaveLength(forgotten.length)
  })

  const staying = [...tablesOf('not of a family'), ...tablesOf('ids only'), ...tablesOf('pseudonyms')]
  test.each(staying)('changes nothing in %s', (table) => {
    expect(after[table]).toEqual(before[table])
  })

  test.each([...tablesOf('not of a family'), ...tablesOf('pseudonyms')])(
    'leaves nothing of it in %s, which never held any of it',
    (table) => {
      // The ref of the school in this test holds the word. It belongs to the school, not to a family.
      if (table !== 'school') expect(names(before[table])).toEqual([])
      expect(tracesOf(before[table])).toEqual([])
    },
  )

  test('leaves no name, number, note or answer of it in any table', () => {
    const left = Object.entries(after).flatMap(([table, rows]) => (table === 'school' ? [] : names(rows)))
    expect(left).toEqual([])
  })
})

describe('the audit log', () => {
  const verbs = [
    'family.create',
    'contact.update',
    'attempt.record',
    'call.request',
    'interview.start',
    'answer.save',
    'help.close',
  ]
  const andThen = [
    'concern.raise',
    'concern.see',
    'concern.consult',
    'concern.decide',
    'check_in.save',
    'interview.end',
    'answer.correct',
  ]

  test.each([...verbs, ...andThen])('has rows about %s', (verb) => {
    expect(about(audited, `"verb": "${verb}"`)).not.toEqual([])
  })

  test('holds no name, number, note or text, even while the family exists', () => {
    expect(names(audited)).toEqual([])
    expect(about(audited, stays)).toEqual([])
  })

  test('names the changed answer, and never its value', async () => {
    const rows = await database().audit.findMany({
      where: { verb: { startsWith: 'answer.' } },
      select: { detail: true },
    })
    const said = rows.flatMap(({ detail }) => Object.keys(detail as object))
    expect([...new Set(said)].sort()).toEqual(['key', 'outcome', 'part'])
  })

  test('cannot be changed, by the owner either', async () => {
    await expect(ownerDatabase().audit.updateMany({ data: { verb: 'x' } })).rejects.toThrow('append-only')
  })
})
