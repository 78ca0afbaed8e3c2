import { FigureTable, type FigureRow } from '@/components/charts/figure-table'
import { places, type Ladder as LadderFigures, type Place } from '@/domain/calls/reach'
import styles from './reach.module.css'
import { reachWords } from './words'

const bold = (chunks: React.ReactNode) => <b>{chunks}</b>

type Props = { ladder: LadderFigures }

/** From the list to the interviews, in a sentence and in a table, and how the places add up to the list. */
export const Ladder = async ({ ladder }: Props) => {
  const { t, locale, count } = await reachWords()
  const { listed, attempted, reached, places: counts } = ladder
  const rung = (
    key: 'listed' | 'attempted' | 'reached' | 'missed' | 'neverTried',
    families: number,
    look: NonNullable<FigureRow['look']>,
  ): FigureRow => ({ key, label: t(`ladder.${key}`), cells: [count(families)], look })
  const at = (place: Place, look: NonNullable<FigureRow['look']>): FigureRow => ({
    key: place,
    label: t(`ladder.${place}`),
    cells: [count(counts[place])],
    look,
  })
  const words = places
    .filter((place) => counts[place] > 0)
    .map((place) => t(`inWords.${place}`, { count: counts[place] }))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  return (
    <>
      <p className={styles.sentence}>
        {attempted === 0
          ? t.rich('noneTried', { listed, b: bold })
          : t.rich('sentence', { listed, attempted, reached, interviewed: counts.interviewed, b: bold })}
      </p>
      <FigureTable
        caption={t('ladder.caption')}
        head={[t('ladder.what'), t('ladder.families')]}
        rows={[
          rung('listed', listed, 'sum'),
          rung('attempted', attempted, 'sum'),
          rung('reached', reached, 'inner'),
          at('interviewed', 'innermost'),
          at('refused', 'innermost'),
          at('spoken', 'innermost'),
          rung('missed', ladder.missed, 'inner'),
          at('household_refused', 'innermost'),
          at('unreachable', 'innermost'),
          at('tried_without_number', 'innermost'),
          rung('neverTried', ladder.untried, 'sum'),
          at('untried', 'inner'),
          at('untried_without_number', 'inner'),
          at('stopped', 'inner'),
        ]}
      />
      <p className={styles.adds}>{t('addsUp', { listed, list })}</p>
    </>
  )
}
