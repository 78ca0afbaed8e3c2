import { Bars } from '@/components/charts/bars'
import { shareOf } from '@/domain/figures/intervals'
import type { ShownFigures } from '@/domain/figures/shown-figures'
import { Section } from './section'
import { ShareNumbers } from './share-numbers'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** What parents miss, among those for whom help with homework does not work or only partly works. */
const Lack = async ({ figures }: { figures: ShownFigures }) => {
  const { t, instrument, missing, tooFew } = await weekWords()
  const lack = figures.shares.homework_missing
  const labels = instrument.options.homework_missing
  if (!lack || lack.n === 0) return <p className="soft">{t('homework.lackNobody')}</p>
  if (lack.tooFew) return <p className="soft">{tooFew(lack)}</p>
  const rows = Object.entries(lack.options)
    // `Object.entries` types every key as text.
    .map(([key, { count }]) => ({ key, label: labels[key as keyof typeof labels], count, n: lack.n }))
    .toSorted((a, b) => b.count - a.count)
  return (
    <>
      <Bars rows={rows} tone="load" of={t('of')} label={t('homework.lack')} />
      <p className="soft small">{missing({ ...lack, missing: { ...lack.missing, not_applicable: 0 } })}</p>
      <ShareNumbers caption={t('homework.lack')} head={t('homework.answer')} shares={lack} labels={labels} />
    </>
  )
}

/** The headline figure: whether help with homework works, with its interval, and who is left out below it. */
export const Homework = async ({ figures }: { figures: ShownFigures }) => {
  const { t, instrument, share, shareInterval, missing, tooFew } = await weekWords()
  const help = figures.shares.homework_help
  const works = help?.tooFew ? undefined : help?.options.yes
  if (!help || help.tooFew || !works)
    return (
      <Section id="homework" title={t('homework.title')}>
        <p>{help?.tooFew && help.n > 0 ? tooFew(help) : t('homework.nobody')}</p>
      </Section>
    )
  const partly = help.options.partly?.count ?? 0
  const together = shareOf(works.count + partly, help.n)
  return (
    <Section id="homework" title={t('homework.title')}>
      <div className={styles.two}>
        <div>
          <p className={`${styles.headline} ${styles.capacity}`}>{share(works.share)}</p>
          <p className={styles.under}>
            {t('homework.works', { count: works.count, n: help.n, interval: shareInterval(works) })}{' '}
            {t('homework.partly', { count: partly, share: share(together.share), interval: shareInterval(together) })}
          </p>
          <p className="soft small">{missing(help, 'not_needed')}</p>
          <ShareNumbers
            caption={t('homework.title')}
            head={t('homework.answer')}
            shares={help}
            labels={instrument.options.homework_help}
          />
        </div>
        <div>
          <h3 className={styles.sideHead}>{t('homework.lack')}</h3>
          <Lack figures={figures} />
        </div>
      </div>
    </Section>
  )
}
