import { FigureTable, type FigureRow } from '@/components/charts/figure-table'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { isolatedText } from '@/domain/isolated-text'
import { rateNames, rateOf } from '@/domain/calls/rates'
import type { Ladder } from '@/domain/calls/reach'
import { channels } from '@/domain/instrument/call-details'
import { oneOf } from '@/domain/closed-lists'
import { languageName } from '@/i18n/language-names'
import type { ReachPage } from '../queries/reach-page'
import { Section } from './section'
import { reachWords } from './words'

type Split = ReachPage['splits'][number]
type Row = Split['rows'][number]
const columns = [
  'listed',
  'untried',
  'attempted',
  'reached',
  'interviewed',
  'refused',
  'unreachable',
  'waiting',
] as const

const countsOf = (ladder: Ladder): Record<(typeof columns)[number], number> => ({
  ...ladder,
  interviewed: ladder.places.interviewed,
  unreachable: ladder.places.unreachable,
  waiting: ladder.waitingForNumber,
})

const statuses = ['known', 'waiting_list'] as const

const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** The name of a group, by which the table is sorted; what has no value of its own comes last. */
const groupWords = async ({ dimension }: Split) => {
  const { t, locale } = await reachWords()
  return ({ value }: Row): string => {
    if (value === null) return t(`splits.further.${dimension}`)
    if (value === '') return t(`splits.without.${dimension}`)
    switch (dimension) {
      case 'status':
        return t(`splits.statuses.${oneOf(statuses, value) ?? 'known'}`)
      case 'channel':
        return t(`splits.channels.${oneOf(channels, value) ?? 'phone'}`)
      case 'language':
        return capitalised(languageName(value, locale))
      case 'programme':
        return value
    }
  }
}

const lastOf = ({ value }: Row) => (value === null ? 2 : value === '' ? 1 : 0)

const SplitTable = async ({ split, page }: { split: Split; page: ReachPage }) => {
  const { t, locale, count, share, shareOf } = await reachWords()
  const nameOf = await groupWords(split)
  const rows = split.rows.toSorted((a, b) => lastOf(a) - lastOf(b) || nameOf(a).localeCompare(nameOf(b), locale))
  const cells = (ladder: Ladder) => columns.map((column) => count(countsOf(ladder)[column]))
  const labelOf = (row: Row) =>
    row.ladder.listed < page.threshold ? `${isolatedText(nameOf(row))} (${t('splits.smallMark')})` : nameOf(row)
  const tableRows: FigureRow[] = rows.map((row) => ({
    key: String(row.value),
    label: labelOf(row),
    cells: cells(row.ladder),
  }))
  const caption = t(`splits.${split.dimension}`)
  return (
    <>
      <h3>{caption}</h3>
      <FigureTable
        caption={caption}
        head={[t('splits.group'), ...columns.map((column) => t(`splits.columns.${column}`))]}
        rows={[...tableRows, { key: 'sum', label: t('splits.together'), cells: cells(page.ladder), look: 'sum' }]}
      />
      <NumbersBehind
        summary={t('splits.rates')}
        caption={caption}
        head={[t('splits.group'), ...rateNames]}
        rows={rows.map((row) => ({
          key: String(row.value),
          label: labelOf(row),
          cells: rateNames.map((name) => {
            const rate = rateOf(name, row.groups)
            return `${share(rate)} (${shareOf(rate)})`
          }),
        }))}
      />
    </>
  )
}

/** The same figures by status, programme, language and channel. */
export const Splits = async ({ page }: { page: ReachPage }) => {
  const { t } = await reachWords()
  return (
    <Section id="splits" title={t('splits.title')}>
      <p>
        {t('splits.lead')} {t('splits.small', { threshold: page.threshold })}
      </p>
      {page.splits.map((split) => (
        <SplitTable key={split.dimension} split={split} page={page} />
      ))}
    </Section>
  )
}
