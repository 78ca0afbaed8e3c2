/**
 * The options of choosers and filters in one organisation, sorted by name. Equal names get a suffix that tells them apart.
 */
import 'server-only'
import type { Role } from '@/domain/access/actor'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { isOfToday } from './absences'
import { database, ofOrganisation, Prisma } from './db'

export type Choice = { id: string; ref: string; name: string }

const choiceOf = ({ id, ref, name }: Choice): Choice => ({ id, ref, name })

/** Schools with equal names show their board and municipality, and if that is not enough their number. */
export const schoolChoices = async (organisationId: string): Promise<Choice[]> => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<
    (Choice & { board: string; municipality: string })[]
  >`
    select school.id, school.ref, school.name, board.name as board, municipality.name as municipality
    from school
    join school_board board on board.id = school.board_id
    join municipality on municipality.id = school.municipality_id
    where school.organisation_id = ${organisationId}::uuid
    order by school.name, school.ref`
  return withDistinctNames(
    rows,
    ({ board, municipality }) => `${board}, ${municipality}`,
    ({ ref }) => ref,
  ).map(choiceOf)
}

/** Boards with equal names show at most three municipalities of their schools, and if that is not enough their number. */
export const boardChoices = async (organisationId: string): Promise<Choice[]> => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<(Choice & { places: string[] })[]>`
    select board.id, board.ref, board.name, array(
      select distinct municipality.name from school
      join municipality on municipality.id = school.municipality_id
      where school.board_id = board.id order by municipality.name limit 3) as places
    from school_board board
    where board.organisation_id = ${organisationId}::uuid
    order by board.name, board.ref`
  return withDistinctNames(
    rows,
    ({ places: choices }) => choices.join(', '),
    ({ ref }) => ref,
  ).map(choiceOf)
}

export const municipalityChoices = async (organisationId: string): Promise<Choice[]> => {
  const rows = await database(ofOrganisation(organisationId)).municipality.findMany({
    where: { organisationId },
    orderBy: [{ name: 'asc' }, { ref: 'asc' }],
    select: { id: true, ref: true, name: true },
  })
  return withDistinctNames(rows, ({ ref }) => ref)
}

export type StaffRow = { id: string; name: string; email: string; awayUntil: string | null }

/** On the table `staff`. `awayUntil` is the last day of an absence of today. */
export const staffColumns = () => Prisma.sql`staff.id, staff.name, staff.email, (
  select to_char(max(absence.until_day), 'YYYY-MM-DD') from absence
  where ${isOfToday(Prisma.sql`staff.id`)}) as "awayUntil"`

/** On the table `staff`: has one of these roles, and is not disabled. */
export const staffInOffice = (organisationId: string, roles: readonly Role[]): Prisma.Sql => Prisma.sql`
  staff.organisation_id = ${organisationId}::uuid and staff.role = any(${[...roles]}::"Role"[])
  and staff.disabled_at is null`

/** Staff with one of these roles, invited staff included and disabled staff left out. Equal names show the e-mail address. */
export const staffChoices = async (organisationId: string, roles: readonly Role[]) => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<StaffRow[]>`
    select ${staffColumns()} from staff where ${staffInOffice(organisationId, roles)} order by staff.name, staff.id`
  return withDistinctNames(rows, ({ email }) => email).map(({ id, name, awayUntil }) => ({ id, name, awayUntil }))
}
