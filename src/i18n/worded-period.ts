/** The weeks and days of a release in words. Uses no clock. */
import { blockLength } from '@/domain/figures/block'
import { addWeeks } from '@/domain/figures/week'
import type { ReadRelease } from '@/domain/export/read-release'
import { longDay, weekNumber } from './format'
import type { Locale } from './locale'
import type { ReleaseTranslator } from './release-translator'

type Period = ReadRelease['period']

/** "week 14 van 2020", or for a block "week 13 tot en met 16 van 2020". */
export const periodOf = ({ grain, at }: Pick<Period, 'grain' | 'at'>, t: ReleaseTranslator): string => {
  const [week, year] = [weekNumber(at), at.slice(0, 4)]
  if (grain === 'week') return t('period.week', { week, year })
  const until = addWeeks(at, blockLength - 1)
  const [last, lastYear] = [weekNumber(until), until.slice(0, 4)]
  return year === lastYear
    ? t('period.block', { week, year, last })
    : t('period.blockOverYears', { week, year, last, lastYear })
}

/** The first day leaves out the month or year that both days share: "30 maart – 5 april 2020". */
export const daysOf = ({ from, until }: Period, locale: Locale): string => {
  const [first, last] = [longDay(from, locale), longDay(until, locale)]
  const year = from.slice(0, 4) === until.slice(0, 4)
  const month = from.slice(0, 7) === until.slice(0, 7)
  const parts = first.split(' ')
  return `${parts.slice(0, month ? 1 : year ? 2 : 3).join(' ')} – ${last}`
}
