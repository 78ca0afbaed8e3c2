import { timeAt } from '@/domain/dates'

const kinds = ['wrong', 'again', 'unavailable', 'provider_refused', 'provider_failed', 'provider_down'] as const

/** A moment is from when one may try again after too many attempts. */
export type Problem = (typeof kinds)[number] | Date

export type SignInTexts = Record<'email' | 'password' | 'submit' | 'busy' | 'show' | 'hide', string> & {
  provider: Record<'signIn' | 'busy' | 'or', string>
  problems: Record<(typeof kinds)[number] | 'too_many', string>
}

export const signInProblem = ({ problems }: SignInTexts, problem: Problem): string =>
  problem instanceof Date ? problems.too_many.replace('{time}', timeAt(problem)) : problems[problem]
