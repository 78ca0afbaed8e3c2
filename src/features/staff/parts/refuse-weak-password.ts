import 'server-only'
import { commonWords, passwordProblem, wordsOfNames } from '@/domain/access/password'
import { database, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { isSoonGuessed } from '@/server/password-strength'

type Owner = { organisationId: string; name: string; email: string }

/** The names of the organisation, its cities, school boards and schools, which everybody there knows. */
const namesOf = async (organisationId: string): Promise<string[]> => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<{ name: string }[]>`
    select name from organisation where id = ${organisationId}::uuid
    union select name from municipality where organisation_id = ${organisationId}::uuid
    union select name from school_board where organisation_id = ${organisationId}::uuid
    union select name from school where organisation_id = ${organisationId}::uuid`
  return rows.map(({ name }) => name)
}

/** Refuses a new password that is soon guessed, or is made of names that others know of its owner. */
export const refuseWeakPassword = async (password: string, owner: Owner) => {
  const names = [owner.name, owner.email, ...(await namesOf(owner.organisationId))]
  const problem = passwordProblem(password, names)
  const reason =
    problem ?? ((await isSoonGuessed(password, [...wordsOfNames(names), ...commonWords])) ? 'password_weak' : null)
  if (reason) throw new AppError('invalid', reason, [{ path: 'password', reason }])
}
