import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { QuoteProblem } from '@/domain/disclosure/quotes/quote-check'
import { namesAcrossTexts, stoppedWords } from '@/domain/disclosure/text-check/text-check'
import type { Transaction } from '@/server/db'
import type { FieldProblem } from '@/server/errors'
import { knownWords } from './known-words'

/** `path`: the name of the form field that holds the text. */
export type WrittenAt = { readonly path: string; readonly text: string }

/** One problem for each rule, with all the words that it stopped in this field. */
export const problemsAt = (path: string, stoppingProblems: readonly QuoteProblem[]): FieldProblem[] =>
  [...new Set(stoppingProblems.map(({ rule }) => rule))].map((rule) => {
    const words = stoppingProblems.flatMap((problem) =>
      problem.rule === rule && 'words' in problem ? [problem.words] : [],
    )
    return { path, reason: rule, ...(words.length > 0 ? { words: [...new Set(words)] } : {}) }
  })

/**
 * The problems that the text check finds in these texts at this moment. The number of queries does not depend on the number
 * of texts.
 */
export const textProblems = async (
  tx: Transaction,
  actor: Actor,
  texts: readonly WrittenAt[],
): Promise<FieldProblem[]> => {
  const writtenTexts = texts.filter(({ text }) => text !== '')
  if (writtenTexts.length === 0) return []
  const knownWordsInTexts = await knownWords(
    tx,
    actor,
    writtenTexts.map(({ text }) => text),
  )
  const across = namesAcrossTexts(
    writtenTexts.map(({ text }) => text),
    knownWordsInTexts,
  )
  return writtenTexts.flatMap(({ path, text }, at) =>
    problemsAt(path, [
      ...stoppedWords(text, knownWordsInTexts),
      ...across.filter(({ first }) => first === at).map(({ stopped }) => stopped),
    ]),
  )
}
