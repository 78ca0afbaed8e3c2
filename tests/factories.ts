/** Small makers of rows for tests against the database. Each makes one thing and hands back its id. All fictional. */
import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/access/actor'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { database, Prisma } from '@/server/db'

export const anOrganisation = async (): Promise<string> =>
  (await database().organisation.create({ data: { name: 'Proef' } })).id

export const aStaffMember = async (organisationId: string, role: Role = 'caller', about: { name?: string } = {}) => {
  const email = `${randomUUID()}@example.org`
  const { id } = await database().staff.create({ data: { organisationId, email, role, name: about.name ?? 'Proef' } })
  return id
}

/** A school under its board and municipality, which are made when they are not there. */
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

export const aFamily = async (organisationId: string, ref: string, about: { callerId?: string } = {}) =>
  (await database().family.create({ data: { organisationId, ref, ...about } })).id

const asAnswerRows = (organisationId: string, interviewId: string, { answers, callDate }: EndedInterview) =>
  Object.entries({ ...answers, call_date: { value: callDate, missing: null } }).flatMap(([key, answer]) =>
    answer
      ? [{ organisationId, interviewId, key, value: answer.value ?? Prisma.DbNull, missing: answer.missing } as const]
      : [],
  )

/** Ended interviews with their answers, and the families they name; hands back the families' ids. */
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
    chosenBy: 'parent' as const,
    state: interview.ended,
    endedAt: interview.endedAt,
  }))
  await database().interview.createMany({ data: rows })
  const answers = interviews.flatMap((interview, index) => asAnswerRows(organisationId, rows[index]!.id, interview))
  await database().answer.createMany({ data: answers as unknown as Prisma.AnswerCreateManyInput[] })
  return [...families.values()]
}
