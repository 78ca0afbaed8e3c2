import { getTranslations } from 'next-intl/server'
import type { Problem } from '@/domain/exchange/problem'

export type ProblemInWords = { line: number | null; column: string | null; text: string }

/** Problems in the reader's language, with where they are. */
export const problemWords = async (problems: readonly Problem[]): Promise<ProblemInWords[]> => {
  const t = await getTranslations('imports.problems')
  return problems.map(({ line, column, code, value, allowed }) => ({ line, column, text: t(code, { value, allowed }) }))
}
