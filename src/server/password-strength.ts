/**
 * Estimates how many guesses a password takes, by zxcvbn with English and Dutch words, names and breached passwords. The
 * word lists are large, so they are loaded at the first use, and never in a browser.
 */
import 'server-only'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Ten thousand million guesses at least, the highest of zxcvbn's five scores. */
const enoughScore = 4

/**
 * The part that is judged. The time of the estimate grows faster than the length, and a part that takes enough guesses makes
 * the whole take as many.
 */
const judgedLength = 48

/** With zxcvbn's own number (100), one password of symbols takes seconds. */
const replacementsTried = 10

const loadEstimator = async (): Promise<ZxcvbnFactory> => {
  const [core, common, english, dutch] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-nl-be'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...dutch.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: replacementsTried,
    maxLength: 2 * judgedLength,
  })
}

let estimator: Promise<ZxcvbnFactory> | undefined

/** Returns whether a program finds the password soon. `ownWords` count as words that everybody tries first. */
export const isSoonGuessed = async (password: string, ownWords: readonly string[]): Promise<boolean> => {
  const judged = [...password].slice(0, judgedLength).join('')
  return (await (estimator ??= loadEstimator())).check(judged, [...ownWords]).score < enoughScore
}
