import type { OwnFigure } from '@/domain/figures/own-figures'
import type { Shown } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import type { OwnWords } from '@/i18n/own-texts'
import type { WeekPage } from '../queries/week-page'
import { Section } from './section'
import { SharesBlock } from './shares-block'
import styles from './weeks.module.css'
import { weekWords } from './words'

/**
 * The missing answers of all families of the week: those whose call did not have the question were not asked it. An own
 * question has no routes and no themes, so the other reasons do not occur.
 */
const missingOf = ({ n, missing }: Pick<OwnFigure, 'n' | 'missing'>, families: number): ItemShares['missing'] => {
  const withoutQuestion = families - n - Object.values(missing).reduce((sum, count) => sum + count, 0)
  return { ...missing, not_asked: missing.not_asked + withoutQuestion, not_applicable: 0, not_coded: 0 }
}

type Props = { figure: Shown<OwnFigure>; words: OwnWords; families: number }

const OwnQuestion = async ({ figure, words, families }: Props) => {
  const { t, value, meanInterval, missing, tooFew } = await weekWords()
  if (!figure.tooFew && 'options' in figure) {
    const { n, options } = figure
    return (
      <SharesBlock
        title={words.wording}
        shares={{ n, options, missing: missingOf(figure, families) }}
        labels={words.options}
        tone="plain"
        words={{ nobody: t('own.nobody'), option: t('homework.answer') }}
        order="as_offered"
      />
    )
  }
  if (figure.tooFew)
    return (
      <div>
        <h3 className={styles.sideHead}>{words.wording}</h3>
        <p className="soft">{figure.n === 0 ? t('own.nobody') : tooFew(figure)}</p>
      </div>
    )
  const { n } = figure
  const mean = figure.kind === 'number' ? { mean: value(figure.mean, 1), interval: meanInterval(figure, 1), n } : null
  return (
    <div>
      <h3 className={styles.sideHead}>{words.wording}</h3>
      <p>{mean ? t('own.mean', mean) : t('own.texts', { n })}</p>
      <p className="soft small">{missing({ n, options: {}, missing: missingOf(figure, families) })}</p>
    </div>
  )
}

/** The figures of the questions that the organisation added, if families of the week had any. */
export const OwnQuestions = async ({ page }: { page: WeekPage }) => {
  const { t, locale } = await weekWords()
  const { own } = page.figures
  const shownQuestions = page.ownTexts.flatMap(({ key, words }) => {
    const figure = own[key]
    return figure ? [{ key, figure, words: words[locale] }] : []
  })
  if (shownQuestions.length === 0) return null
  return (
    <Section id="own" title={t('own.title')}>
      <p className="soft small">{t('own.about')}</p>
      <div className={styles.two}>
        {shownQuestions.map(({ key, figure, words }) => (
          <OwnQuestion key={key} figure={figure} words={words} families={page.figures.families} />
        ))}
      </div>
    </Section>
  )
}
