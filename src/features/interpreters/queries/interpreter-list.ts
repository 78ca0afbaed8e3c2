import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database } from '@/server/db'
import type { InterpreterFilter } from '../schema'

/** The register: who can be booked, and who stopped. `languages` are all there are, also when one is chosen. */
export const interpreterList = async (actor: Actor, { language }: InterpreterFilter) => {
  await authorize(actor, 'interpreter.read')
  const rows = await database(actor).interpreter.findMany({
    where: { organisationId: actor.organisationId },
    select: { id: true, name: true, phone: true, email: true, languages: true, signedOn: true, retiredAt: true },
  })
  const interpreters = rows
    .map(({ signedOn, ...row }) => ({ ...row, signedOn: signedOn && dayOfColumn(signedOn) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1))
  const shownInterpreters = interpreters.filter(({ languages }) => !language || languages.includes(language))
  return {
    present: shownInterpreters.filter(({ retiredAt }) => retiredAt === null),
    retired: shownInterpreters.filter(({ retiredAt }) => retiredAt !== null),
    languages: [...new Set(interpreters.flatMap(({ languages }) => languages))].toSorted(),
    isEmpty: interpreters.length === 0,
  }
}

export type ListedInterpreter = Awaited<ReturnType<typeof interpreterList>>['present'][number]
