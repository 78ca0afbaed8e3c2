import { lastDayOf, type Period } from '@/domain/disclosure/policy/publication'
import { href } from '@/components/layout/href'
import { blockLength } from '@/domain/figures/block'
import { addWeeks, mondayOf } from '@/domain/figures/week'
import { weekNumber } from '@/i18n/format'
import type { Locale } from '@/i18n/locale'
import { daysOf } from '@/i18n/worded-period'

type Words = (key: 'period.week' | 'period.block', values: Record<string, string>) => string

/** "Week 14", or "Blok van week 13 tot en met 16". */
export const periodName = ({ grain, at }: Period, t: Words): string =>
  grain === 'week'
    ? t('period.week', { week: weekNumber(at) })
    : t('period.block', { week: weekNumber(at), last: weekNumber(addWeeks(at, blockLength - 1)) })

/** "30 maart – 5 april 2020" */
export const periodDays = (period: Period, locale: Locale): string =>
  daysOf({ ...period, from: mondayOf(period.at), until: lastDayOf(period) }, locale)

export const periodPath = ({ grain, at }: Period) => href('/releases/[grain]/[at]', { grain, at })
