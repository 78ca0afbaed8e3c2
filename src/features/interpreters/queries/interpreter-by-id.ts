import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database } from '@/server/db'

/** One interpreter of the register. */
export const interpreterById = async (actor: Actor, id: string) => {
  await authorize(actor, 'interpreter.read', { id })
  const { signedOn, ...row } = requireFound(
    await database(actor).interpreter.findFirst({
      where: { id, organisationId: actor.organisationId },
      select: {
        id: true,
        name: true,
        phone: true,
        email: true,
        languages: true,
        signedOn: true,
        retiredAt: true,
        version: true,
      },
    }),
    { actor, verb: 'interpreter.read', id },
  )
  return { ...row, signedOn: signedOn && dayOfColumn(signedOn) }
}

export type InterpreterPage = Awaited<ReturnType<typeof interpreterById>>
