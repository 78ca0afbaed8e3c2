/** Stores rows for tests against the database. Each function stores one thing and returns its id. All data is fictional. */
import { randomUUID } from 'node:crypto'
import type { Role, StaffActor } from '@/domain/access/actor'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import type { Answer, AnswerValue } from '@/domain/instrument/answer'
import { dayOfColumn, now } from '@/server/clock'
import { newContactColumns } from '@/server/sealed/contact-columns'
import { inTransaction, ofOrganisation, type Prisma } from '@/server/db'
import { storeNextSteps } from '@/server/next-steps'
import { newPublicationKey } from '@/server/publication-key'
import { sealText } from '@/server/sealed/sealed-text'
import { loadSessionActor } from '@/server/session'
import { sealAnswer } from '@/server/stored-answer'
import { identityColumns } from './sealed-rows'
import { database } from './owner'

export const anOrganisation = async (
  about: { isDemonstration?: boolean; exportsPersons?: boolean } = {},
): Promise<string> => {
  const id = randomUUID()
  const data = { id, name: 'Proef', publicationKey: newPublicationKey(id), exportsPersons: true, ...about }
  return (await database().organisation.create({ data })).id
}

export const aStaffMember = async (organisationId: string, role: Role = 'caller', about: { name?: string } = {}) => {
  const email = `${randomUUID()}@example.org`
  const { id } = await database().staff.create({ data: { organisationId, email, role, name: about.name ?? 'Proef' } })
  return id
}

/** Stores a school, and its board and municipality if they do not exist yet. */
export const aSchool = async (organisationId: string, ref: string, boardRef: string, municipalityRef: string) => {
  const board = { organisationId, ref: boardRef }
  const { id: boardId } = await database().schoolBoard.upsert({
    where: { organisationId_ref: board },
    create: { ...board, name: `Bestuur ${boardRef}` },
    update: {},
  })
  const municipality = { organisationId, ref: municipalityRef }
  const { id: municipalityId } = await database().municipality.upsert({
    where: { organisationId_ref: municipality },
    create: { ...municipality, name: `Gemeente ${municipalityRef}` },
    update: {},
  })
  const school = { organisationId, ref, name: `School ${ref}`, boardId, municipalityId }
  return (await database().school.create({ data: school })).id
}

/** A day long before the weeks that tests look at. */
const listedSince = new Date('2019-01-01')

export const aFamily = async (
  organisationId: string,
  ref: string,
  about: { callerId?: string; listedSince?: Date } = {},
) => (await database().family.create({ data: { organisationId, ref, listedSince, ...about } })).id

type Said = { value?: AnswerValue | null; note?: string | null }
type AnswerRow = Said & { interviewId: string; key: string; missing?: Answer['missing']; valueVersion?: number }

/** The columns of an answer, sealed as the application does. */
export const sealedAnswer = async (interviewId: string, key: string, { value = null, note = null }: Said) => {
  const { familyId } = await database().interview.findUniqueOrThrow({ where: { id: interviewId } })
  return sealAnswer({ familyId, interviewId, key }, { value, note })
}

/** Stores answers as they stand in the database, without a change or an effect. */
export const storeAnswers = async (organisationId: string, rows: readonly AnswerRow[]) => {
  const interviews = await database().interview.findMany({
    where: { organisationId },
    select: { id: true, familyId: true },
  })
  const familyIds = new Map(interviews.map(({ id, familyId }) => [id, familyId]))
  await database().answer.createMany({
    data: rows.map(({ value = null, note = null, ...row }) => ({
      ...row,
      organisationId,
      ...sealAnswer({ ...row, familyId: familyIds.get(row.interviewId)! }, { value, note }),
    })),
  })
}

const asAnswerRows = (interviewId: string, { answers, callDate }: EndedInterview): AnswerRow[] =>
  Object.entries({ ...answers, call_date: { value: callDate, missing: null } }).flatMap(([key, answer]) =>
    answer ? [{ interviewId, key, value: answer.value, missing: answer.missing }] : [],
  )

/** Stores ended interviews with their answers and their families, and returns the ids of the families. */
export const endedInterviews = async (organisationId: string, interviews: readonly EndedInterview[]) => {
  const callerId = await aStaffMember(organisationId)
  const families = new Map<string, string>()
  for (const { familyRef } of interviews)
    if (!families.has(familyRef)) families.set(familyRef, await aFamily(organisationId, familyRef))
  const rows = interviews.map((interview) => ({
    id: randomUUID(),
    organisationId,
    familyId: families.get(interview.familyRef)!,
    callerId,
    ref: interview.ref,
    channel: interview.channel,
    chosenBy: interview.chosenBy,
    state: interview.ended,
    endedAt: interview.endedAt,
    instrumentVersion: interview.instrument.version,
  }))
  await database().interview.createMany({ data: rows })
  await storeAnswers(
    organisationId,
    interviews.flatMap((interview, index) => asAnswerRows(rows[index]!.id, interview)),
  )
  return [...families.values()]
}

/** Stores a session for a member of staff, and returns the actor that the server makes of it. */
export const actorFor = async (organisationId: string, staffId: string): Promise<StaffActor> => {
  const expiresAt = new Date(now().getTime() + 3_600_000)
  const columns = { organisationId, staffId, device: 'vitest', lastSeenAt: now(), expiresAt, verifiedAt: now() }
  const session = await database().session.create({ data: columns })
  const actor = await loadSessionActor(session.id)
  if (!actor) throw new Error('the session made no actor')
  return actor
}

/**
 * Stores a member of staff who is signed in, and returns the actor. A reader gets a school board, which the table requires.
 */
export const anActor = async (organisationId: string, role: Role): Promise<StaffActor> => {
  if (role !== 'reader') return actorFor(organisationId, await aStaffMember(organisationId, role))
  const board = { organisationId, ref: randomUUID(), name: 'Bestuur' }
  const { id: boardId } = await database().schoolBoard.create({ data: board })
  const reader = { organisationId, role, boardId, email: `${randomUUID()}@example.org`, name: 'Lezer' }
  return actorFor(organisationId, (await database().staff.create({ data: reader })).id)
}

let numbersGiven = 0
/** A phone number that is never in use. */
export const fictionalNumber = () => `+31 6 0000 ${String(numbersGiven++ % 10_000).padStart(4, '0')}`

type KnownFamily = Omit<Partial<Prisma.FamilyUncheckedCreateInput>, 'identity' | 'contactPoints' | 'children'> & {
  parentName?: string
  surname?: string
  address?: string
  numbers?: readonly string[]
  children?: readonly { age: number; schoolId?: string }[]
}

/** Stores a family with a name, phone numbers and children. */
/** Stores the next step of a family whose rows were stored without a command. */
const deriveStep = (organisationId: string, familyId: string) =>
  inTransaction(ofOrganisation(organisationId), (tx) => storeNextSteps(tx, organisationId, [familyId]))

/** The parent wants no call any more. */
const aRefusal = (organisationId: string, familyId: string) =>
  database().contactAttempt.create({
    data: { organisationId, familyId, outcome: 'refused_hard', at: listedSince, day: listedSince },
  })

/** What is done next for a family, as the tests compare it. It is a list, so that two open steps would be seen. */
export const openStepsOf = async (familyId: string) => {
  const steps = await database().nextStep.findMany({ where: { familyId, closedAt: null } })
  return steps.map(({ kind, reason, notBefore, note, waitsFor }) => ({
    kind,
    reason,
    notBefore: notBefore && dayOfColumn(notBefore),
    note,
    waitsFor,
  }))
}

export const aKnownFamily = async (organisationId: string, about: KnownFamily = {}) => {
  const {
    parentName = 'Verzonnen Ouder',
    surname,
    address,
    numbers = [fictionalNumber()],
    children = [],
    ...columns
  } = about
  const id = columns.id ?? randomUUID()
  const points = numbers.map((value, position) => {
    const { familyId: _, ...point } = newContactColumns({ organisationId, familyId: id }, { kind: 'phone', value })
    return { ...point, position }
  })
  const identity = {
    ...identityColumns(id, { surname, address }),
    parentName: sealText('family_identity.parent_name', { ownerId: id, rowId: id }, parentName),
  }
  const family = await database().family.create({
    data: {
      organisationId,
      ref: `f-${randomUUID().slice(0, 8)}`,
      listedSince,
      ...columns,
      id,
      identity: { create: { organisationId, ...identity } },
      contactPoints: { create: points },
      children: { create: children.map((child, position) => ({ organisationId, position, ...child })) },
    },
    include: { contactPoints: { orderBy: { position: 'asc' } } },
  })
  if (!family.mayCall) await aRefusal(organisationId, family.id)
  await deriveStep(organisationId, family.id)
  return family
}

export const anInterview = async (
  organisationId: string,
  about: { familyId: string; callerId: string } & Partial<Prisma.InterviewUncheckedCreateInput>,
) => {
  const data = { organisationId, channel: 'phone', chosenBy: 'parent', ...about } as const
  const interview = await database().interview.create({ data })
  await deriveStep(organisationId, about.familyId)
  return interview
}

type HelpAbout = { id?: string; familyId: string; text?: string; resultNote?: string } & Omit<
  Partial<Prisma.HelpItemUncheckedCreateInput>,
  'id' | 'text' | 'resultNote'
>

export const aHelpItem = async (organisationId: string, about: HelpAbout) => {
  const { text = '', resultNote = '', id = randomUUID(), ...columns } = about
  const place = { ownerId: about.familyId, rowId: id }
  const texts = {
    text: sealText('help_item.text', place, text),
    resultNote: sealText('help_item.result_note', place, resultNote),
  }
  const data = { organisationId, type: 'laptop', week: '2020-W14', ...columns, id, ...texts }
  return database().helpItem.create({ data })
}

/**
 * Verb and detail of the audit rows about one subject, oldest first. It leaves out the rows for look-ups that found nothing,
 * which are written outside the transaction of the request and tested in `out-of-scope.test.ts`.
 */
export const auditOf = async (subjectId: string) => {
  const where = { subjectId }
  const rows = await database().audit.findMany({ where, orderBy: { id: 'asc' }, select: { verb: true, detail: true } })
  return rows.filter(({ detail }) => (detail as { reason?: string } | null)?.reason !== 'not_found')
}
