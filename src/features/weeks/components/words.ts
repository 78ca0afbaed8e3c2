import { getLocale, getTranslations } from 'next-intl/server'
import { missingCodes, type MissingCode } from '@/domain/figures/interview-fact'
import type { MeanFigure, ShareFigure } from '@/domain/figures/intervals'
import type { Shown } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import { number, percent } from '@/i18n/format'
import { figureTexts } from '@/i18n/figure-texts'

/**
 * Figures as texts in the reader's language. A figure that cannot be computed has words of its own and is never drawn as 0.
 */
export const weekWords = async () => {
  const t = await getTranslations('weeks')
  const locale = await getLocale()
  const instrument = figureTexts(locale)

  // A minus sign as wide as a plus; a hyphen would be hard to see before a digit.
  const inFigures = (figure: number, digits = 0) => number(figure, locale, digits).replace('-', '−')

  const value = (figure: number | null, digits = 0) => (figure === null ? t('none') : inFigures(figure, digits))
  const tooFew = ({ n }: { n: number }) => t('tooFewOf', { n })
  const mean = (figure: Shown<MeanFigure>, digits = 0) => (figure.tooFew ? tooFew(figure) : value(figure.mean, digits))
  const share = (figure: number | null) => (figure === null ? t('none') : percent(figure, locale))

  const meanInterval = ({ low, high }: MeanFigure, digits = 0) =>
    low === null || high === null
      ? t('noInterval')
      : t('between', { low: inFigures(low, digits), high: inFigures(high, digits) })

  const shareInterval = ({ low, high }: Pick<ShareFigure, 'low' | 'high'>) =>
    low === null || high === null
      ? t('noInterval')
      : t('between', { low: number(low * 100, locale), high: percent(high, locale) })

  /**
   * "Niet meegeteld: 3 hulp niet nodig, 2 weet ik niet." Names each kind of missing answer, and the option that is outside
   * n.
   */
  const missing = (shares: ItemShares, outside?: 'not_needed' | 'no_homework') => {
    const otherVersion = shares.missing.other_version === undefined ? [] : (['other_version'] as const)
    const kinds: (MissingCode | 'other_version' | 'not_needed' | 'no_homework')[] = outside
      ? [outside, ...missingCodes, ...otherVersion]
      : [...missingCodes, ...otherVersion]
    const shareCounts = kinds.map((kind) => ({
      kind,
      count:
        kind === outside
          ? (shares.options[outside]?.count ?? 0)
          : // Every other kind is a reason why an answer is missing.
            (shares.missing[kind as MissingCode | 'other_version'] ?? 0),
    }))
    const list = shareCounts.filter(({ count }) => count > 0).map(({ kind, count }) => t(`missing.${kind}`, { count }))
    return list.length === 0 ? t('missing.nothing') : t('missing.lead', { list: list.join(', ') })
  }

  return { t, locale, instrument, value, mean, tooFew, share, meanInterval, shareInterval, missing }
}

export type WeekWords = Awaited<ReturnType<typeof weekWords>>
