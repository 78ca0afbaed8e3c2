/**
 * How the demo's parents want to be called, apart from what they say in an interview. It has a random order of its own, so that
 * everything else in the demonstration stays the same.
 */
import { lineDropPlans, plansForbiddenMessage, type ContactPreferences } from '@/domain/people/contact-preferences'
import { randomFrom } from './random'

const stopWords = ['boodschappen', 'ik moet de was doen', 'tot zondag'] as const
const interpreters = ['Samira (tolkenlijn)', 'Yusuf, oom van de kinderen', 'Daria (tolkenlijn)'] as const

type DemoFamily = { surname: string | null; languages: readonly string[]; mayLeaveMessage: boolean | null }

export const demoPreferences = (
  seedOfFamily: number,
  { surname, languages, mayLeaveMessage }: DemoFamily,
): Partial<ContactPreferences> => {
  const random = randomFrom(70_000 + seedOfFamily)
  const needsInterpreter = !languages.includes('nl') && !languages.includes('en')
  const nameToUse = random.chance(0.3) ? `mevrouw ${surname}` : ''
  const stopWord = random.chance(0.12) ? random.pick(stopWords) : ''
  const lineDropPlan = random.chance(0.4) ? random.pick(lineDropPlans) : null
  const interpreterName = random.chance(0.6) ? random.pick(interpreters) : ''
  return {
    nameToUse,
    stopWord,
    lineDropPlan: plansForbiddenMessage({ mayLeaveMessage, lineDropPlan }) ? 'wait_for_parent' : lineDropPlan,
    ...(needsInterpreter ? { callLanguage: languages[0] ?? null, interpreterNeeded: true, interpreterName } : {}),
  }
}
