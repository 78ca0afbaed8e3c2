import { useTranslations } from 'next-intl'
import type { CallCard } from '../queries/call-card'

/** How many calls were made in which way, in words; empty before the first. */
export const useWaysSoFar = () => {
  const t = useTranslations('ways')
  const c = useTranslations('contact.channels')
  return (made: CallCard['meeting']['made']): string =>
    made.map(({ channel, count }) => t('times', { count, way: c(channel) })).join(', ')
}
