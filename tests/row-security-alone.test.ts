/**
 * The access matrix a second time, with the checks of the code switched off: everybody may do everything, and a scope is no
 * condition. What is refused here, the database refuses alone. No build of the application can be made so: this file alone replaces
 * the two modules.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { roles, type StaffActor } from '@/domain/access/actor'
import type * as access from '@/domain/access/can'
import { noPreferences } from '@/domain/people/contact-preferences'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { updateFamily } from '@/features/families/commands/update-family'
import { familyById } from '@/features/families/queries/family-by-id'
import { familyForForm } from '@/features/families/queries/family-for-form'
import { familyList } from '@/features/families/queries/family-list'
import { closeHelp } from '@/features/help/commands/close-help'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { viewsOfFamily } from '@/features/log/queries/views-of-family'
import { recordParentRequest } from '@/features/parent-requests/commands/record-parent-request'
import { parentRequestsOfFamily } from '@/features/parent-requests/queries/parent-requests-of-family'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { endSession } from '@/features/staff/commands/end-session'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, storeAnswers } from './factories'
import { database, ownerDatabase } from './owner'

vi.mock('@/domain/access/can', async (original) => ({
  ...(await original<typeof access>()),
  can: () => true,
}))
vi.mock('@/server/scope', async (original) => {
  const { Prisma } = await import('@/server/db')
  const asConditions = (name: string) => (name.endsWith('InScope') ? () => Prisma.sql`true` : () => ({}))
  const real = Object.entries(await original<Record<string, unknown>>())
  return Object.fromEntries(real.map(([name, value]) => [name, name.endsWith('Scope') ? asConditions(name) : value]))
})

const secrets = ['Geheime Ouder', 'Geheime woorden']
let organisationId: string
let ids: Record<'family' | 'interview' | 'help' | 'entry' | 'staff' | 'session', string>
let ref: string
let own: Record<(typeof roles)[number], StaffActor>
let strangers: StaffActor[]

const everybody = (of: string) => Promise.all(roles.map((role) => anActor(of, role)))

beforeAll(async () => {
  organisationId = await anOrganisation()
  const elsewhere = await anOrganisation()
  const mine = await everybody(organisationId)
  own = Object.fromEntries(mine.map((actor) => [actor.role, actor])) as typeof own
  strangers = await everybody(elsewhere)
  const family = await aKnownFamily(organisationId, { parentName: secrets[0]!, callerId: own.caller.staffId })
  const interview = await anInterview(organisationId, { familyId: family.id, callerId: own.caller.staffId })
  await storeAnswers(organisationId, [{ interviewId: interview.id, key: 'conversation_note', value: secrets[1]! }])
  const help = await aHelpItem(organisationId, { familyId: family.id, text: secrets[1]! })
  const entry = randomUUID()
  const words = { concernId: null, kind: 'raised', text: secrets[1]!, source: null } as const
  await addConcernEntry(own.caller, { ...words, id: interview.id, entryId: entry })
  const request = { familyId: family.id, kind: 'access', askedOn: '2020-04-01', words: secrets[1]! } as const
  await recordParentRequest(own.coordinator, { ...request, id: randomUUID() })
  ref = family.ref
  ids = {
    family: family.id,
    interview: interview.id,
    help: help.id,
    entry,
    staff: own.admin.staffId,
    session: own.admin.sessionId,
  }
})

type Ask = (actor: StaffActor) => Promise<unknown>

const reading: Record<string, Ask> = {
  'the record of a family': (actor) => familyById(actor, ids.family),
  'its form': (actor) => familyForForm(actor, ids.family),
  'the list of families': (actor) => familyList(actor, { filter: {}, text: '' }),
  'a search by name': (actor) => familyList(actor, { filter: {}, text: 'geheime' }),
  'the screen of a call': (actor) => interviewForm(actor, ids.interview),
  'its answers': (actor) => currentAnswers(actor, ids.interview),
  'the concerns about a family': (actor) => concernsOfFamily(actor, ids.family),
  'the help of a family': (actor) => helpOfFamily(actor, ids.family),
  'what a parent asked': (actor) => parentRequestsOfFamily(actor, ids.family),
}

/** What somebody reads, or how it was refused. */
const outcomeOf = (ask: Ask, actor: StaffActor) =>
  ask(actor).then(
    (answer) => JSON.stringify(answer),
    (error: { code?: string }) => String(error.code),
  )

const holdsSecret = (text: string) => secrets.some((secret) => text.includes(secret))

describe('with the checks of the code switched off', () => {
  test.each(Object.entries(reading))('nobody of another organisation reads %s', async (_, ask) => {
    expect(holdsSecret(await outcomeOf(ask, own.coordinator))).toBe(true)
    for (const actor of strangers)
      expect([actor.role, holdsSecret(await outcomeOf(ask, actor))]).toEqual([actor.role, false])
  })

  test.each(Object.entries(reading))('nobody who plans or makes no calls reads %s', async (_, ask) => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      expect([role, holdsSecret(await outcomeOf(ask, own[role]))]).toEqual([role, false])
  })

  const setSecurity = (how: 'enable' | 'disable') =>
    ownerDatabase().$executeRawUnsafe(`do $$ declare name text; begin
      for name in select oid::regclass from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace
      loop execute format('alter table %s ${how} row level security', name); end loop; end $$`)

  test('it is the database that refuses: without its policies the same questions are answered', async () => {
    await setSecurity('disable')
    const answered: string[] = []
    for (const [what, ask] of Object.entries(reading))
      if (holdsSecret(await outcomeOf(ask, strangers[0]!))) answered.push(what)
    await setSecurity('enable')
    // The concerns of a family are asked for with the organisation itself.
    expect(answered).toEqual(Object.keys(reading).filter((what) => what !== 'the concerns about a family'))
  })

  test('nobody of another organisation sees that it has an appointment, or who looked', async () => {
    for (const actor of strangers) {
      expect(await outcomeOf((who) => appointmentsOfFamily(who, ids.family), actor)).toBe('[]')
      expect(await outcomeOf((who) => viewsOfFamily(who, ids.family, {}), actor)).toBe('not_found')
    }
  })

  const form = {
    parentName: 'Andere Naam',
    surname: '',
    address: '',
    note: '',
    ...noPreferences,
    status: 'known' as const,
    programme: '',
    homeLanguages: [],
    callerId: null,
    contactPoints: [],
    children: [],
    knownAlike: [],
  }
  const attempt = {
    contactPointId: null,
    outcome: 'no_answer',
    channel: 'phone',
    wish: null,
    appointment: null,
    note: '',
  } as const
  const writing: Record<string, Ask> = {
    'change a family': (actor) => updateFamily(actor, { ...form, id: ids.family, ref, version: 1 }),
    'assign it': (actor) => assignFamilies(actor, { assignments: [{ familyId: ids.family, callerId: null }] }),
    'record an attempt': (actor) => recordAttempt(actor, { ...attempt, id: randomUUID(), familyId: ids.family }),
    'end a call': (actor) => endInterview(actor, { id: ids.interview, how: 'completed' }),
    'close help': (actor) => closeHelp(actor, { id: ids.help, version: 1, result: 'helped', resultNote: '' }),
    'write about a concern': (actor) =>
      addConcernEntry(actor, {
        concernId: null,
        kind: 'raised',
        text: 'x',
        source: null,
        id: ids.interview,
        entryId: randomUUID(),
      }),
    'erase a family': (actor) => eraseFamily(actor, { ref, reason: 'parent_asked', familyId: ids.family }),
    'disable a person': (actor) => disableStaff(actor, { staffId: ids.staff }),
    'end a session': (actor) => endSession(actor, { sessionId: ids.session }),
  }

  /** All rows of the organisation, but for its log. */
  const contents = async () => {
    const where = { organisationId }
    return JSON.stringify(
      await Promise.all([
        database().family.findMany({ where, orderBy: { id: 'asc' } }),
        database().contactAttempt.findMany({ where }),
        database().interview.findMany({ where }),
        database().helpItem.findMany({ where }),
        database().concernEntry.findMany({ where }),
        database().erasure.findMany({ where }),
        database().staff.findMany({ where, orderBy: { id: 'asc' } }),
        database().session.findMany({ where, orderBy: { id: 'asc' }, omit: { lastSeenAt: true } }),
      ]),
    )
  }

  test('nobody of another organisation changes anything', async () => {
    const before = await contents()
    for (const actor of strangers)
      for (const [what, ask] of Object.entries(writing)) {
        const refused = ['not_found', 'invalid', 'conflict', 'forbidden', 'P2010', 'P2025']
        const outcome = await outcomeOf(ask, actor)
        expect([what, actor.role, refused.includes(outcome)]).toEqual([what, actor.role, true])
      }
    expect(await contents()).toBe(before)
    expect(await outcomeOf(writing['assign it']!, own.coordinator)).not.toBe('not_found')
    expect(await contents()).not.toBe(before)
  })
})
