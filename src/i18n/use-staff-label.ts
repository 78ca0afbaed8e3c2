import { useLocale, useTranslations } from 'next-intl'
import { shortDay } from './format'

export type StaffChoice = {
  readonly id: string
  readonly name: string
  /** The last day of an absence of today. */
  readonly awayUntil?: string | null
  /** Calls a day that somebody's families need, when that is more than they want. */
  readonly overCap?: { readonly needed: number; readonly wanted: number } | null
}

/** The name of somebody who can be chosen, and what speaks against it. Works on the server and in the browser. */
export const useStaffLabel = () => {
  const t = useTranslations('frame')
  const locale = useLocale()
  return ({ name, awayUntil, overCap }: StaffChoice): string => {
    if (awayUntil) return t('away', { name, day: shortDay(awayUntil, locale) })
    return overCap ? t('overCap', { name, ...overCap }) : name
  }
}
