import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { figureKeysOf } from '@/domain/disclosure/policy/published-figures'
import { instrumentOf } from '@/domain/instrument/instrument'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import { longDay } from '@/i18n/format'
import { releaseTranslator } from '@/i18n/release-translator'
import type { LastMeeting, PreparationView } from '../queries/preparation-at'
import type { PreparedNode } from '../parts/prepared-nodes'
import { NodeQuotes, type ThemeGroup } from './node-quotes'
import { NodeText } from './node-text'
import { periodName } from './period-words'
import { PreparedFigures } from './prepared-figures'
import styles from './releases.module.css'
import { WrittenBy } from './written-by'

type Props = {
  prepared: PreparedNode
  preparation: PreparationView
  threshold: number
  themes: readonly ThemeGroup[]
  open: boolean
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What the last conversation about this node agreed, to continue from. */
const Meeting = async ({ meeting }: { meeting: LastMeeting }) => {
  const t = await getTranslations('releases')
  const locale = await getLocale()
  const period = periodName(meeting.period, t)
  return (
    <div className="notice">
      <p>
        {t('meeting.last', { period: lowerFirst(period), date: longDay(meeting.heldOn, locale) })}
        {meeting.since > 0 ? `. ${t('meeting.since', { count: meeting.since })}` : null}
      </p>
      <dl className={styles.meeting}>
        {(['present', 'agreed', 'answers'] as const).map((part) =>
          meeting[part] ? (
            <div key={part}>
              <dt>{t(`meeting.${part}`)}</dt>
              <dd>{meeting[part]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  )
}

const NodeSources = ({ prepared, preparation, themes }: Pick<Props, 'prepared' | 'preparation' | 'themes'>) => {
  const { id, node } = prepared
  const quotes = preparation.quotes.filter((quote) => quote.node === id)
  return (
    <div className={styles.beside}>
      <NodeText preparationId={preparation.id} node={id} level={node.level} text={preparation.texts[id]} />
      {node.level === 'school' ? null : (
        <NodeQuotes
          preparationId={preparation.id}
          node={id}
          quotes={quotes}
          themes={themes}
          consents={preparation.consents.filter(({ nodes }) => nodes.includes(id))}
        />
      )}
    </div>
  )
}

const NodeTexts = async ({ prepared, preparation }: Pick<Props, 'prepared' | 'preparation'>) => {
  const t = await getTranslations('releases')
  const text = preparation.texts[prepared.id]
  const quotes = preparation.quotes.filter(({ node }) => node === prepared.id)
  const parts = [
    { title: t('text.comment'), lines: text?.comment ? [text.comment] : [], by: text?.writers.comment },
    { title: t('text.points'), lines: text?.points ?? [], by: text?.writers.points },
    {
      title: t(prepared.node.level === 'municipality' ? 'text.requestsMunicipality' : 'text.requestsBoard'),
      lines: text?.requests ?? [],
      by: text?.writers.requests,
    },
    {
      title: t('quote.title'),
      lines: quotes.map(({ text: line, hasConsent }) => (hasConsent ? line : `${line} (${t('quote.consentGone')})`)),
      by: [...new Set(quotes.map(({ writer }) => writer))],
    },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <div className={styles.beside}>
      {parts.map(({ title, lines, by = [] }) => (
        <div key={title}>
          <h3>{title.replace(/ \(.*\)$/, '')}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <WrittenBy names={by} />
        </div>
      ))}
    </div>
  )
}

/** The node of one recipient: a line with its state, and folded behind it everything that the recipient would read. */
export const PreparedNodeView = async ({ prepared, preparation, threshold, themes, open }: Props) => {
  const t = await getTranslations('releases.view')
  const words = releaseTranslator(await getLocale())
  const { families, exact, recipient, name, node } = prepared
  const figureKeys = figureKeysOf(instrumentOf(preparation.instrumentVersion))
  const publishedCount = figureKeys.filter((key) => prepared.figures[key].said).length
  const meeting = preparation.meetings.find(({ unit }) => unit === prepared.id)
  const summary = families
    ? t('summary', { families: words(`sizes.${families}`), said: publishedCount, all: figureKeys.length })
    : t('tooFew', { exact })
  return (
    <details className={styles.node} open={open}>
      <summary>
        <span className={styles.name}>{name}</span> <span className="soft">{summary}</span>
      </summary>
      <div className={styles.inside}>
        {recipient === name ? null : <p className="soft">{t('for', { recipient: isolatedText(recipient) })}</p>}
        <p className="no-print">
          <Link href={href('/releases/[grain]/[at]/preview', node.period, { node: prepared.id })}>
            {t('preview')}
            <span className="visually-hidden">: {name}</span>
          </Link>
        </p>
        {meeting ? <Meeting meeting={meeting} /> : null}
        {families ? (
          <PreparedFigures prepared={prepared} figureKeys={figureKeys} threshold={threshold} />
        ) : (
          <p className="soft">{t('tooFewMore', { threshold })}</p>
        )}
        {preparation.mayWrite ? (
          <NodeSources prepared={prepared} preparation={preparation} themes={themes} />
        ) : (
          <NodeTexts prepared={prepared} preparation={preparation} />
        )}
      </div>
    </details>
  )
}
