/** What a parent may ask about the data of the family (GDPR articles 15, 16, 17 and 21), and until when it is answered. */
import { addDays, dateOfMidnight, midnightOf } from '@/domain/dates'

export const parentRequestKinds = ['access', 'correction', 'objection', 'erasure'] as const

export type ParentRequestKind = (typeof parentRequestKinds)[number]

/** A month later (GDPR article 12, third paragraph): the same day of the next month, or its last one. */
export const answerBy = (askedOn: string): string => {
  const next = midnightOf(`${askedOn.slice(0, 7)}-01`)
  next.setUTCMonth(next.getUTCMonth() + 2)
  const last = addDays(dateOfMidnight(next), -1)
  const sameDay = `${last.slice(0, 8)}${askedOn.slice(8)}`
  return sameDay < last ? sameDay : last
}
