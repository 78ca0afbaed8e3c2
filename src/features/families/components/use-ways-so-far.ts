import { useTranslations } from 'next-intl'
import type { CallCard } from '../queries/call-card'

/** How many calls were made in which way, in words; empty before the first. */
export const useWaysSoFar = () => {
  const t = useTranslations('ways')
  const c = useTranslations('contact.channels')
  return (callsByWay: CallCard['meeting']['callsByWay']): string =>
    callsByWay.map(({ channel, count }) => t('times', { count, way: c(channel) })).join(', ')
}
