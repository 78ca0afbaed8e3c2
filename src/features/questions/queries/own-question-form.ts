import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import { ownQuestionLimit } from '@/domain/instrument/own-questions'
import { authorize, requireFound } from '@/server/authorize'
import { today } from '@/server/clock'
import { database } from '@/server/db'
import { versionInForce } from '@/server/instrument-in-force'
import { organisationWithOwnQuestions } from '@/server/own-questions'
import type { ownQuestionFormSchema } from '../schema'

/** The question with which the form begins, and the version whose questions a call has before it. */
export const ownQuestionForm = async (actor: Actor, { replaces, like }: z.output<typeof ownQuestionFormSchema>) => {
  await authorize(actor, 'own_question.create')
  const id = replaces ?? like
  const [{ name, ownQuestions }, version] = await Promise.all([
    organisationWithOwnQuestions(database(actor), actor.organisationId),
    versionInForce(database(actor), actor.organisationId, weekOf(today())),
  ])
  const isFull = ownQuestions.filter(({ retiredAt }) => retiredAt === null).length >= ownQuestionLimit
  const callContext = { version, organisation: name, isFull }
  if (id === undefined) return { ...callContext, model: null, replaces: null }
  const { question, texts, retiredAt } = requireFound(
    ownQuestions.find((candidate) => candidate.id === id),
    { actor, verb: 'own_question.create', id },
  )
  const isInUse = replaces !== undefined && retiredAt === null
  return { ...callContext, model: { question, texts }, replaces: isInUse ? id : null }
}
