import { FigureTable } from '@/components/charts/figure-table'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { rateFormulas, rateGroups, rateNames, rateOf, type GroupCounts } from '@/domain/calls/rates'
import styles from './reach.module.css'
import { Section } from './section'
import { reachWords } from './words'

const standardDefinitions = 'https://aapor.org/wp-content/uploads/2024/03/Standards-Definitions-10th-edition.pdf'

/** AAPOR's rates with their names, formulas and numbers, and the groups that they are made of. */
export const Rates = async ({ groups }: { groups: GroupCounts }) => {
  const { t, count, share, shareOf } = await reachWords()
  const together = rateGroups.reduce((sum, group) => sum + groups[group], 0)
  return (
    <Section id="rates" title={t('rates.title')}>
      <p>{t('rates.lead')}</p>
      <FigureTable
        caption={t('rates.caption')}
        head={[t('rates.what'), t('rates.share')]}
        rows={rateNames.map((name) => ({
          key: name,
          label: (
            <span className={styles.words}>
              <b>
                {t(`rates.names.${name}`)} ({name})
              </b>
              <span>{t(`rates.about.${name}`)}</span>
              <span className="soft">
                {name} = {rateFormulas[name].formula}
              </span>
            </span>
          ),
          cells: [
            <span key={name} className={styles.share}>
              <b>{share(rateOf(name, groups))}</b>
              <span>{shareOf(rateOf(name, groups))}</span>
            </span>,
          ],
        }))}
      />
      <p>{t('rates.one')}</p>
      <p>
        {t('rates.unknown')} {t('rates.notEligible')}
      </p>
      <p>
        <a href={standardDefinitions} rel="noreferrer">
          {t('rates.source')}
        </a>
      </p>
      <NumbersBehind
        summary={t('rates.groups')}
        caption={t('rates.groups')}
        head={[t('rates.group'), t('ladder.families')]}
        rows={[
          ...rateGroups.map((group) => ({
            key: group,
            label: t(`rates.letter.${group}`),
            cells: [count(groups[group])],
          })),
          { key: 'together', label: t('rates.together'), cells: [count(together)] },
        ]}
      />
    </Section>
  )
}
