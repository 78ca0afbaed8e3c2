import { useTranslations } from 'next-intl'
import { isVerb } from '@/domain/access/verbs'
import type { Ground, Part, Result } from '@/domain/access/view'

type Viewed = { verb: string; part: Part | null; result: Result; ground: Ground | null }

/** A row in words: what was looked at or done, and the ground, or that it was refused. */
export const useViewWords = () => {
  const t = useTranslations('views')
  const log = useTranslations('log')
  return {
    what: ({ verb, part }: Viewed): string => {
      if (part !== null) return t(`parts.${part}`)
      return isVerb(verb) ? log(`verbs.${verb}`) : verb
    },
    ground: ({ result, ground }: Viewed): string => {
      if (result !== 'allowed') return t(`results.${result}`)
      return ground === null ? '' : t(`grounds.${ground}`)
    },
  }
}
