import { Bars } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { leastFamilies, type Shown } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import type { NeedType } from '@/domain/instrument/definition'
import { number } from '@/i18n/format'
import type { HelpOfWeek } from '../parts/help-of-week'
import type { WeekPage } from '../queries/week-page'
import { Section } from './section'
import { ShareNumbers } from './share-numbers'
import styles from './weeks.module.css'
import { weekWords } from './words'

type Labels = { readonly [type in NeedType]: string }

const AskedTypes = async ({ types, labels }: { types: Shown<ItemShares>; labels: Labels }) => {
  const { t, tooFew } = await weekWords()
  if (types.tooFew) return <p className="soft">{t('help.fewKinds', { few: tooFew(types) })}</p>
  const rows = Object.entries(types.options)
    .filter(([, { count }]) => count > 0)
    // `Object.entries` types every key as text.
    .map(([key, { count }]) => ({ key, label: labels[key as NeedType], count, n: types.n }))
    .toSorted((a, b) => b.count - a.count)
  return <Bars rows={rows} tone="load" of={t('of')} label={t('help.kind')} />
}

const Asked = async ({ page }: { page: WeekPage }) => {
  const { t, instrument, share, shareInterval, missing, tooFew } = await weekWords()
  const { can_we_help: helpAsked, can_we_help_types: types } = page.figures.shares
  const labels = instrument.options.can_we_help_types
  if (!helpAsked || !types || helpAsked.n === 0) return <p className="soft">{t('help.askedNobody')}</p>
  if (helpAsked.tooFew) return <p className="soft">{tooFew(helpAsked)}</p>
  const yes = helpAsked.options.yes
  if (!yes) return <p className="soft">{t('help.askedNobody')}</p>
  return (
    <>
      <p className={styles.under}>
        {t('help.askedBy', { count: yes.count, n: helpAsked.n, share: share(yes.share), interval: shareInterval(yes) })}
      </p>
      {types.n === 0 ? null : <AskedTypes types={types} labels={labels} />}
      <p className="soft small">{missing(helpAsked)}</p>
      {types.tooFew ? null : (
        <ShareNumbers caption={t('help.asked')} head={t('help.kind')} shares={types} labels={labels} />
      )}
    </>
  )
}

const Agreed = async ({ help }: { help: readonly HelpOfWeek[] }) => {
  const { t, instrument, locale } = await weekWords()
  const sum = help.find((row) => row.type === null)
  const labels: { [type: string]: string | undefined } = instrument.options.can_we_help_types
  const days = (median: number | null) => (median === null ? '' : number(median, locale, median % 1 === 0 ? 0 : 1))
  if (!sum || sum.agreed === 0) return <p className="soft">{t('help.nothingAgreed')}</p>
  const cells = (row: HelpOfWeek) =>
    [row.agreed, row.agreed - row.done, row.done]
      .map(String)
      .concat(days(row.medianDays), [row.helped, row.helpedABit, row.didNotHelp, row.notPossible].map(String))
  const rows = help.map((row) => {
    const label = row.type === null ? t('help.total') : (labels[row.type] ?? row.type)
    return { key: row.type ?? 'total', label, cells: cells(row) }
  })
  const bars = rows.flatMap(({ key, label }, index) => {
    const { type, done, agreed } = help[index] ?? sum
    return type === null ? [] : [{ key, label, count: done, n: agreed }]
  })
  const columns = ['agreed', 'open', 'done', 'medianDays', 'helped', 'helpedABit', 'didNotHelp', 'notPossible'] as const
  return (
    <>
      <p className={styles.under}>
        {t('help.sum', { agreed: sum.agreed, done: sum.done })}{' '}
        {sum.medianDays === null ? null : t('help.days', { days: days(sum.medianDays) })}
      </p>
      {sum.done < leastFamilies ? null : (
        <p>
          {t('help.result', {
            helped: sum.helped,
            bit: sum.helpedABit,
            not: sum.didNotHelp,
            impossible: sum.notPossible,
          })}
        </p>
      )}
      <p className={`${styles.above} soft small`}>{t('help.doneOf')}</p>
      <Bars rows={bars} tone="capacity" of={t('of')} label={t('help.doneOf')} />
      <NumbersBehind
        summary={t('numbers')}
        caption={t('help.agreed')}
        head={[t('help.kind'), ...columns.map((column) => t(`help.${column}`))]}
        rows={rows}
      />
    </>
  )
}

/**
 * What families asked for, what was agreed in this week's calls, and whether it helped. Of too few families only the agreed
 * help is shown: it is work to do and no figure about families.
 */
export const Help = async ({ page }: { page: WeekPage }) => {
  const { t } = await weekWords()
  if (page.tooFew)
    return (
      <Section id="help" title={t('help.agreed')}>
        <Agreed help={page.help} />
      </Section>
    )
  return (
    <Section id="help" title={t('help.title')}>
      <div className={styles.two}>
        <div>
          <h3 className={styles.sideHead}>{t('help.asked')}</h3>
          <Asked page={page} />
        </div>
        <div>
          <h3 className={styles.sideHead}>{t('help.agreed')}</h3>
          <Agreed help={page.help} />
        </div>
      </div>
    </Section>
  )
}
