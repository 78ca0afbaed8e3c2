/** Checks that a scope gives the same rows as a Prisma condition, as SQL, as the rule for one row, and by the database alone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, type Actor, type Role } from '@/domain/access/actor'
import { visibleAttempts } from '@/domain/access/call'
import { callsOpenToConcerns, visibleConcerns } from '@/domain/access/concern'
import { visibleFamilies } from '@/domain/access/family'
import { visibleHelp } from '@/domain/access/help'
import { heldCalls, visibleCalls } from '@/domain/access/interview'
import { visibleLog } from '@/domain/access/log'
import { visibleSchools } from '@/domain/access/school'
import { isInScope, isWholeOrganisation, type Scope } from '@/domain/access/scope'
import { visibleStaff } from '@/domain/access/staff'
import { visibleTalks } from '@/domain/access/talk'
import { visibleWorkloads } from '@/domain/access/workload'
import { database as databaseOf, Prisma } from '@/server/db'
import { jobActor, systemActor } from '@/server/minted-actor'
import { attemptColumns, concernColumns, familyColumns, helpColumns, interviewColumns } from '@/server/scope/columns'
import { scopeSql, scopeWhere } from '@/server/scope/conditions'
import { arbitraryFamilies, storeAbsence, storeRows, type StoredRows } from './arbitrary-rows'
import { careStepScope, familyScope, helpScope } from '@/server/scope'
import { aFamily, aHelpItem, aStaffMember, anOrganisation } from './factories'
import { database } from './owner'

type Ids = Promise<{ id: string }[]>
type Noun = {
  scopeOf: (actor: Actor) => Scope
  byPrisma: (scope: Scope) => Ids
  bySql: (scope: Scope) => Ids
  /** Everything of the noun that the database shows without a condition, where its policies say the same as the scope. */
  byDatabase?: (actor: Actor) => Ids
  rows: (stored: StoredRows) => StoredRows['family']
}

const select = { id: true } as const
const interviewsBy = {
  byPrisma: (scope: Scope): Ids =>
    database().interview.findMany({ where: scopeWhere(scope, interviewColumns), select }),
  bySql: (scope: Scope): Ids =>
    database().$queryRaw`select id from interview where ${scopeSql(scope, interviewColumns)}`,
  rows: ({ interview }: StoredRows) => interview,
}

const attemptsBy = {
  byPrisma: (scope: Scope): Ids =>
    database().contactAttempt.findMany({ where: scopeWhere(scope, attemptColumns), select }),
  bySql: (scope: Scope): Ids =>
    database().$queryRaw`select id from contact_attempt where ${scopeSql(scope, attemptColumns)}`,
  rows: ({ attempt }: StoredRows) => attempt,
}

const heldCallsOrVisible = (actor: Actor): Scope => [...heldCalls(actor), ...visibleCalls(actor)]

const nouns: Record<string, Noun> = {
  families: {
    scopeOf: visibleFamilies,
    byPrisma: (scope) => database().family.findMany({ where: scopeWhere(scope, familyColumns), select }),
    bySql: (scope) => database().$queryRaw`select id from family where ${scopeSql(scope, familyColumns)}`,
    // Of a family with work of one's own one sees the number as well; who it is only of those in scope.
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select family_id as id from family_identity`,
    rows: ({ family }) => family,
  },
  calls: {
    scopeOf: visibleCalls,
    ...interviewsBy,
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select interview_id as id from answer`,
  },
  'calls that one held': { scopeOf: heldCallsOrVisible, ...interviewsBy },
  'calls open to concerns': {
    scopeOf: callsOpenToConcerns,
    ...interviewsBy,
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select id from interview`,
  },
  attempts: { scopeOf: visibleAttempts, ...attemptsBy },
  'attempts that one made': {
    scopeOf: (actor) => [...heldCalls(actor), ...visibleAttempts(actor)],
    ...attemptsBy,
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select id from contact_attempt`,
  },
  help: {
    scopeOf: visibleHelp,
    byPrisma: (scope) => database().helpItem.findMany({ where: scopeWhere(scope, helpColumns), select }),
    bySql: (scope) => database().$queryRaw`select id from help_item where ${scopeSql(scope, helpColumns)}`,
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select id from help_item`,
    rows: ({ help }) => help,
  },
  concerns: {
    scopeOf: visibleConcerns,
    byPrisma: (scope) => database().safetyConcern.findMany({ where: scopeWhere(scope, concernColumns), select }),
    bySql: (scope) =>
      database().$queryRaw`select id from safety_concern concern where ${scopeSql(scope, concernColumns)}`,
    byDatabase: (actor) => databaseOf(actor).$queryRaw`select id from safety_concern`,
    rows: ({ concern }) => concern,
  },
}

const actorOf = (organisationId: string, staffId: string, role: Role, coversForIds: readonly string[] = []) =>
  jobActor({ id: staffId, organisationId, role, boardId: null, municipalityId: null, coversForIds })

const inventedRoles = ['trainer', 'constructor', '__proto__', 'toString'].map((name) => name as Role)

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

describe('what an actor sees', () => {
  it.each(Object.entries(nouns))(
    'is the same by SQL, by Prisma, by the rule and by the database alone: %s',
    async (_, noun) => {
      const counts = { rows: 0, here: 0, callerSees: 0, coverSees: 0, coordinatorSees: 0, systemSees: 0 }
      const alone = { shown: 0, hidden: 0 }
      await fc.assert(
        fc.asyncProperty(
          arbitraryFamilies,
          fc.constantFrom(...roles, ...inventedRoles),
          fc.nat({ max: 2 }),
          async (families, otherRole, staff) => {
            const stored = await storeRows(families)
            const { organisationId, staffIds } = stored
            const seenBy = async (actor: Actor) => {
              const scope = noun.scopeOf(actor)
              const byRule = idsOf(noun.rows(stored).filter(({ subject }) => isInScope(scope, subject)))
              expect(idsOf(await noun.byPrisma(scope))).toEqual(byRule)
              expect(idsOf(await noun.bySql(scope))).toEqual(byRule)
              const isCaller = actor.kind === 'staff' && actor.role === 'caller'
              const isWhole = isWholeOrganisation(scope)
              if (noun.byDatabase && (isCaller || isWhole)) expect(idsOf(await noun.byDatabase(actor))).toEqual(byRule)
              if (isCaller) alone.shown += byRule.length
              if (isCaller) alone.hidden += noun.rows(stored).length - byRule.length
              return byRule.length
            }
            const staffId = staffIds[staff] ?? ''
            counts.rows += noun.rows(stored).length
            counts.here += noun.rows(stored).filter(({ subject }) => subject.organisationId === organisationId).length
            counts.callerSees += await seenBy(actorOf(organisationId, staffId, 'caller'))
            // A caller who makes the calls of a colleague who is away sees that colleague's rows as well.
            const absentId = staffIds[(staff + 1) % 3] ?? ''
            await storeAbsence(organisationId, absentId, staffId)
            counts.coverSees += await seenBy(actorOf(organisationId, staffId, 'caller', [absentId]))
            counts.coordinatorSees += await seenBy(actorOf(organisationId, staffId, 'coordinator'))
            counts.systemSees += await seenBy(systemActor(organisationId))
            await seenBy(actorOf(organisationId, staffId, otherRole, [absentId]))
          },
        ),
        { numRuns: 25 },
      )
      // The property must not pass for lack of rows, and a caller must see fewer of them than a coordinator.
      expect(counts.rows).toBeGreaterThanOrEqual(25)
      expect(counts.callerSees).toBeGreaterThan(0)
      expect(counts.callerSees).toBeLessThan(counts.coordinatorSees)
      expect(counts.coverSees).toBeGreaterThanOrEqual(counts.callerSees)
      expect(counts.coverSees).toBeLessThan(counts.coordinatorSees)
      expect([counts.coordinatorSees, counts.systemSees]).toEqual([counts.here, counts.here])
      expect(Math.min(alone.shown, alone.hidden)).toBeGreaterThan(25)
    },
  )
})

describe('a role that no noun names', () => {
  it.each(inventedRoles)('finds nothing in any list: %s', async (role) => {
    const organisationId = await anOrganisation()
    const actor = actorOf(organisationId, await aStaffMember(organisationId), role)
    const scopes = [
      ...Object.values(nouns).map(({ scopeOf }) => scopeOf),
      visibleStaff,
      visibleSchools,
      visibleLog,
      visibleTalks,
      visibleWorkloads,
    ]
    expect(scopes.map((scopeOf) => scopeOf(actor))).toEqual(scopes.map(() => []))
    for (const { scopeOf, byPrisma, bySql } of Object.values(nouns))
      expect([await byPrisma(scopeOf(actor)), await bySql(scopeOf(actor))]).toEqual([[], []])
  })

  it.each(inventedRoles)('finds nothing beside another condition either: %s', async (role) => {
    const organisationId = await anOrganisation()
    const ownerId = await aStaffMember(organisationId)
    const actor = actorOf(organisationId, ownerId, role)
    const familyId = await aFamily(organisationId, 'gezin')
    const { id } = await aHelpItem(organisationId, { familyId, ownerId })
    const dueOn = new Date('2020-04-02')
    const step = await database().careStep.create({
      data: { organisationId, kind: 'parent', familyId, ownerId, dueOn },
    })
    expect(await database().family.findFirst({ where: { AND: [familyScope(actor), { id: familyId }] } })).toBeNull()
    expect(await database().helpItem.findFirst({ where: { AND: [helpScope(actor), { id }] } })).toBeNull()
    expect(await database().careStep.findFirst({ where: { AND: [careStepScope(actor), { id: step.id }] } })).toBeNull()
  })
})

describe('a scope', () => {
  const organisationId = '00000000-0000-4000-8000-000000000001'
  const callerId = '00000000-0000-4000-8000-000000000002'

  it('throws for a noun without a column for one of its fields, so that it is never widened', () => {
    const scope: Scope = [{ organisationId, callerId }]
    expect(() => scopeWhere(scope, concernColumns)).toThrow('callerId')
    expect(() => scopeSql(scope, concernColumns)).toThrow('callerId')
  })

  it('excludes a row without a field that the scope limits', () => {
    expect(isInScope([{ organisationId, callerId }], { organisationId, callerId })).toBe(true)
    expect(isInScope([{ organisationId, callerId }], { organisationId })).toBe(false)
    expect(isInScope([{ organisationId, begunForMs: 5 }], { organisationId })).toBe(false)
    expect(isInScope([], { organisationId, callerId })).toBe(false)
  })

  it('is the whole organisation only without any other limit', () => {
    expect(isWholeOrganisation([{ organisationId }])).toBe(true)
    expect(isWholeOrganisation([{ organisationId, callerId }])).toBe(false)
    expect(isWholeOrganisation([])).toBe(false)
  })

  it('without alternatives is false in SQL', () => {
    expect(scopeSql([], familyColumns)).toEqual(Prisma.sql`false`)
  })
})
