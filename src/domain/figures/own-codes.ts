/**
 * The answers to an organisation's own questions as codes, which a fact stores by name: the codebook of a version has no
 * number for them.
 */
import type { Answers } from '../instrument/answer'
import type { MissingReason } from '../instrument/definition'
import type { OwnKey } from '../instrument/keys'
import { answeredCode, type OwnQuestion } from '../instrument/own-questions'

/** For each own question of an interview one missing reason, or `answered` with the chosen options or the number. */
export type OwnCodes = { readonly [key: OwnKey]: readonly string[] }

const codesOf = ({ key, kind }: OwnQuestion, answers: Answers): readonly string[] => {
  const { value = null, missing = null } = answers[key] ?? {}
  if (missing) return [missing]
  if (value === null || (typeof value !== 'number' && value.length === 0)) return ['not_asked' satisfies MissingReason]
  return kind === 'text' ? [answeredCode] : [answeredCode, ...[value].flat().map(String)]
}

/** Relies on answers that passed `answerProblem`. Own questions have no routes, so they apply to every family. */
export const ownCodesOf = (ownQuestions: readonly OwnQuestion[], answers: Answers): OwnCodes =>
  Object.fromEntries(ownQuestions.map((question) => [question.key, codesOf(question, answers)]))
