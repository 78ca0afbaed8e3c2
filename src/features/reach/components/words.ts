import { getLocale, getTranslations } from 'next-intl/server'
import type { RateFigure } from '@/domain/calls/rates'
import { number, percent } from '@/i18n/format'

/** The texts of reach, and its figures as texts. A rate of nobody has words of its own. */
export const reachWords = async () => {
  const t = await getTranslations('reach')
  const locale = await getLocale()
  const count = (figure: number) => number(figure, locale)
  const share = (figure: RateFigure) => (figure.share === null ? t('rates.none') : percent(figure.share, locale))
  const shareOf = (figure: RateFigure) => t('rates.of', { count: count(figure.count), n: count(figure.n) })
  return { t, locale, count, share, shareOf }
}
