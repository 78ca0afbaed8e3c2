import { useTranslations } from 'next-intl'
import type { CallCard } from '../queries/call-card'

/** How one agreed to meet at the appointment, and who chose that; empty without an appointment or a way. */
export const useAgreedWay = ({ meeting: { agreed } }: CallCard): string => {
  const t = useTranslations('ways.chosen')
  const nameOf = useTranslations('contact.channels')
  if (!agreed?.channel) return ''
  const name = nameOf(agreed.channel)
  return agreed.chosenBy ? `${name}, ${t(agreed.chosenBy)}` : name
}
