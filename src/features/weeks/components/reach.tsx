import { NumbersBehind } from '@/components/charts/numbers-behind'
import { channels, choosers } from '@/domain/instrument/call-details'
import type { ByChooser } from '@/domain/figures/counts'
import type { ShownFigures } from '@/domain/figures/shown-figures'
import styles from './weeks.module.css'
import { weekWords } from './words'

const bold = (chunks: React.ReactNode) => <b>{chunks}</b>

type SentenceProps = { figures: ShownFigures; byChooser: ByChooser }

/** How many families were reached, in a sentence that also counts those not reached and not tried. */
export const ReachSentence = async ({ figures, byChooser }: SentenceProps) => {
  const { t, locale } = await weekWords()
  const { interviews, families, first, repeat, by_channel: by, reach } = figures
  const mix = repeat === 0 ? 'first' : first === 0 ? 'repeat' : 'both'
  const untried = Math.max(0, reach.listed - reach.attempted)
  const usedChannels = channels.filter((channel) => by[channel] > 0).toSorted((a, b) => by[b] - by[a])
  const ways = usedChannels.map((channel) => t(`reach.channels.${channel}`, { count: by[channel] }))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(ways)
  return (
    <p className={styles.reach}>
      {t.rich('reach.spoken', { interviews, families, first, repeat, mix, b: bold })}{' '}
      {t('reach.tried', { listed: reach.listed, attempted: reach.attempted, missed: reach.attempted - reach.reached })}{' '}
      {t('reach.untried', { count: untried })} {t('reach.by', { channels: list })}{' '}
      {t('reach.chosen', { count: byChooser.parent })}
    </p>
  )
}

/** What the page adds about families of the whole organisation: a label with a number of families. */
export type ReachLine = { label: string; families: number }

type NumbersProps = { figures: ShownFigures; byChooser: ByChooser; lines: readonly ReachLine[] }

export const ReachNumbers = async ({ figures, byChooser, lines }: NumbersProps) => {
  const { t } = await weekWords()
  const { reach } = figures
  const families: [string, number][] = [
    [t('reach.listed'), reach.listed],
    [t('reach.untriedRow'), Math.max(0, reach.listed - reach.attempted)],
    [t('reach.attempted'), reach.attempted],
    [t('reach.missedRow'), reach.attempted - reach.reached],
    [t('reach.reached'), reach.reached],
    [t('reach.interviewed'), reach.interviewed],
    ...lines.map((line): [string, number] => [line.label, line.families]),
  ]
  const interviews: [string, number][] = [
    [t('reach.interviews'), figures.interviews],
    [t('reach.first'), figures.first],
    [t('reach.repeat'), figures.repeat],
    ...channels.map((channel): [string, number] => [t(`reach.names.${channel}`), figures.by_channel[channel]]),
    ...choosers.map((chooser): [string, number] => [t(`reach.choosers.${chooser}`), byChooser[chooser]]),
  ]
  const rows = [
    ...families.map(([label, count]) => ({ key: label, label, cells: [String(count), t('reach.families')] })),
    ...interviews.map(([label, count]) => ({ key: label, label, cells: [String(count), t('reach.calls')] })),
  ]
  return (
    <NumbersBehind
      summary={t('reach.numbers')}
      caption={t('reach.numbers')}
      head={[t('reach.what'), t('columns.count'), t('reach.unit')]}
      rows={rows}
    />
  )
}
