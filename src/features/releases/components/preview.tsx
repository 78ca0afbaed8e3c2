import { getLocale, getTranslations } from 'next-intl/server'
import { figureKeysOf } from '@/domain/disclosure/policy/published-figures'
import { lastDayOf, type Period } from '@/domain/disclosure/policy/publication'
import { rulesVersion } from '@/domain/disclosure/policy/cell'
import type { ReadRelease } from '@/domain/export/read-release'
import { instrumentOf } from '@/domain/instrument/instrument'
import { mondayOf } from '@/domain/figures/week'
import { wordedRelease } from '@/i18n/worded-release'
import type { PreparationView } from '../queries/preparation-at'
import type { PreparedNode } from '../parts/prepared-nodes'
import { ReleasePaper } from './release-paper'

type Props = {
  prepared: PreparedNode
  preparation: PreparationView
  period: Period
  /** The day of publication that the preview shows. */
  day: string
}

/** What the release would be if it were published today: the same words and drawings, without a number and an approver. */
const previewRelease = ({ prepared, preparation, period, day }: Props): ReadRelease => {
  const text = preparation.texts[prepared.id]
  const { name: organisation, threshold } = preparation.publisher
  return {
    organisation,
    number: 0,
    revision: 1,
    state: 'published',
    recipient: prepared.recipient,
    node: { level: prepared.node.level, name: prepared.name, within: prepared.within },
    period: { ...period, from: mondayOf(period.at), until: lastDayOf(period) },
    families: prepared.families,
    figures: figureKeysOf(instrumentOf(preparation.instrumentVersion)).map((key) => {
      const figure = prepared.figures[key]
      return figure.said ? { key, said: true, text: figure.text, size: figure.size } : { key, said: false }
    }),
    comment: text?.comment ?? '',
    points: text?.points ?? [],
    requests: text?.requests ?? [],
    quotes: preparation.quotes.filter(({ node }) => node === prepared.id).map((quote) => quote.text),
    preparedBy: preparation.preparedBy,
    approvedBy: preparation.approvedBy ?? '…',
    publishedOn: day,
    rules: rulesVersion,
    instrument: preparation.instrumentVersion,
    threshold,
    withdrawnReason: '',
  }
}

/** The paper of one recipient as it would be read, before it is published. */
export const Preview = async (props: Props) => {
  const t = await getTranslations('releases.view')
  const wordedText = wordedRelease(previewRelease(props), await getLocale())
  return <ReleasePaper paper={{ ...wordedText, issue: t('previewIssue'), notice: t('previewNotice') }} />
}
