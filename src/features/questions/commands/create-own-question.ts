import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import { optionKeysOf } from '@/domain/instrument/option-keys'
import { ownQuestionLimit } from '@/domain/instrument/own-questions'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Prisma, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockOwnQuestions, ownQuestionsOf } from '@/server/own-questions'
import { retireQuestion } from '../parts/retire-question'
import type { CreateOwnQuestion } from '../schema'

/** The columns of the kind of answer, with the texts of its options by language. */
const answerColumns = (input: CreateOwnQuestion) => {
  if (input.kind === 'number') return { columns: { most: input.most }, nl: {}, en: {} }
  if (input.kind === 'text') return { columns: {}, nl: {}, en: {} }
  const keys = optionKeysOf(input.options.map(({ nl }) => nl))
  const textsIn = (locale: 'nl' | 'en') =>
    Object.fromEntries(keys.map((key, index) => [key, input.options[index]?.[locale] ?? '']))
  const exclusive = input.kind === 'many' && input.lastExcludes ? (keys.at(-1) ?? null) : null
  return { columns: { options: keys, exclusive }, nl: textsIn('nl'), en: textsIn('en') }
}

const columnsOf = (input: CreateOwnQuestion) => {
  const { columns, nl, en } = answerColumns(input)
  return {
    kind: input.kind,
    options: [],
    exclusive: null,
    most: null,
    ...columns,
    texts: { nl: { ...input.nl, options: nl }, en: { ...input.en, options: en } },
  } satisfies Partial<Prisma.OwnQuestionCreateInput>
}

/** Returns whether the stored question asks the same in the same words. */
const isStoredAs = async (tx: Transaction, id: string, input: CreateOwnQuestion): Promise<boolean> => {
  const select = { kind: true, options: true, exclusive: true, most: true, texts: true } as const
  return isDeepStrictEqual(await tx.ownQuestion.findUnique({ where: { id }, select }), columnsOf(input))
}

/**
 * Adds a question to those of the organisation, or replaces one that is in use. A question never changes, so that an answer
 * keeps its meaning: its replacement has a key of its own. Calls that began earlier keep the questions that they had.
 */
export const createOwnQuestion = async (actor: Actor, input: CreateOwnQuestion): Promise<{ id: string }> => {
  const { organisationId } = actor
  const { id, replaces } = input
  await authorize(actor, 'own_question.create', { id })
  return inTransaction(actor, async (tx) => {
    await lockOwnQuestions(tx, organisationId)
    const ownQuestions = await ownQuestionsOf(tx, organisationId)
    if (ownQuestions.some((question) => question.id === id)) {
      // The answer to an earlier request was lost. What was typed since then is not stored, so it must not be called saved.
      if (await isStoredAs(tx, id, input)) return { id }
      throw new AppError('conflict', 'question_saved_before')
    }
    const replacedQuestion =
      replaces === null
        ? null
        : requireFound(
            ownQuestions.find((question) => question.id === replaces),
            { actor, verb: 'own_question.create', id: replaces },
          )
    if (replacedQuestion?.retiredAt) throw new AppError('conflict', 'question_retired')
    if (replacedQuestion && (await isStoredAs(tx, replacedQuestion.id, input))) return { id: replacedQuestion.id }
    const inUse = ownQuestions.filter(({ retiredAt }) => retiredAt === null)
    if (!replacedQuestion && inUse.length >= ownQuestionLimit) throw new AppError('conflict', 'too_many_questions')
    const at = now()
    if (replacedQuestion) await retireQuestion(tx, actor, replacedQuestion.id, at)
    const number = 1 + Math.max(0, ...ownQuestions.map((question) => question.number))
    await tx.ownQuestion.create({
      data: {
        ...columnsOf(input),
        id,
        organisationId,
        number,
        position: replacedQuestion?.position ?? number,
        createdAt: at,
        createdById: actor.kind === 'staff' ? actor.staffId : null,
      },
      select: { id: true },
    })
    await audit(tx, actor, 'own_question.create', id, { number, kind: input.kind })
    return { id }
  })
}
