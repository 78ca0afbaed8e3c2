import { getLocale, getTranslations } from 'next-intl/server'
import list from '@/components/list/list.module.css'
import { kindOf, unitsPerPoint, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { number } from '@/i18n/format'
import { releaseTranslator } from '@/i18n/release-translator'
import { wordedFigure } from '@/i18n/worded-figure'
import type { PreparedNode } from '../parts/prepared-nodes'
import styles from './releases.module.css'

type PreparedFigure = PreparedNode['figures'][FigureKey]

type Props = { prepared: PreparedNode; figureKeys: readonly FigureKey[]; threshold: number }

const meanDigits = { grade: 1, index: 0 } as const

/** The exact numbers, which stay inside, beside the published text. A suppressed figure says why. */
export const PreparedFigures = async ({ prepared, figureKeys, threshold }: Props) => {
  const t = await getTranslations('releases.view')
  const locale = await getLocale()
  const words = releaseTranslator(locale)
  const exact = (key: FigureKey, { n, sum }: PreparedFigure) => {
    const kind = kindOf(key)
    if (n === 0) return t('nobody')
    if (kind === 'share') return t('exactShare', { sum: number(sum, locale), n: number(n, locale) })
    const mean = sum / n / (kind === 'index' ? unitsPerPoint : 1)
    return t('exactMean', { mean: number(mean, locale, meanDigits[kind]), n: number(n, locale) })
  }
  return (
    <table className={`${list.table} ${styles.figures}`}>
      <caption className="visually-hidden">{t('caption', { name: prepared.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.figure')}</th>
          <th scope="col">{t('columns.exact')}</th>
          <th scope="col">{t('columns.read')}</th>
        </tr>
      </thead>
      <tbody>
        {figureKeys.map((key) => {
          const figure = prepared.figures[key]
          const readFigure = wordedFigure(figure.said ? { key, ...figure } : { key, said: false }, words, locale)
          return (
            <tr key={key} data-withheld={!figure.said}>
              <th scope="row">{readFigure.label}</th>
              <td className="soft">{exact(key, figure)}</td>
              <td>
                <span className={figure.said ? styles.read : styles.withheld}>{readFigure.words}</span>
                {figure.said ? null : <span className="soft small">{t(`why.${figure.reason}`, { threshold })}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
