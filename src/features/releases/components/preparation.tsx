import { getLocale, getTranslations } from 'next-intl/server'
import { isolatedText } from '@/domain/isolated-text'
import { isAboutNothing } from '@/domain/disclosure/quotes/quote-figures'
import { quoteItems, quoteThemes } from '@/domain/disclosure/quotes/quote-themes'
import type { Period } from '@/domain/disclosure/policy/publication'
import { isKeyOf } from '@/domain/closed-lists'
import { moment } from '@/i18n/format'
import { releaseTranslator } from '@/i18n/release-translator'
import { figureTexts } from '@/i18n/figure-texts'
import { figureLabel } from '@/i18n/worded-figure'
import type { PreparationView } from '../queries/preparation-at'
import type { Change, PreparedNode } from '../parts/prepared-nodes'
import { Approval } from './approval'
import { NewNames } from './new-names'
import type { ThemeGroup } from './node-quotes'
import { PrepareForm } from './prepare-form'
import { PreparedNodeView } from './prepared-node'
import styles from './releases.module.css'
import { WhyNot } from './why-not'
import { WrittenBy } from './written-by'

type Props = { preparation: PreparationView; period: Period }

/** The comparison lists this many changes and no more. */
const mostChanges = 12

const Changes = async ({ changes }: { changes: readonly Change[] }) => {
  const t = await getTranslations('releases.view')
  const locale = await getLocale()
  const words = releaseTranslator(locale)
  if (changes.length === 0) return <p>{t('staleOther')}</p>
  return (
    <>
      <p>{t('staleList')}</p>
      <ul>
        {changes.slice(0, mostChanges).map(({ node, key, before, now }) => (
          <li key={`${node} ${key}`}>
            {t('changed', {
              node: isolatedText(node),
              what: key === 'families' ? t('changedFamilies') : figureLabel(key, words, locale),
              before,
              now,
            })}
          </li>
        ))}
        {changes.length > mostChanges ? <li>…</li> : null}
      </ul>
    </>
  )
}

const Stale = async ({ preparation, period }: Props) => {
  const t = await getTranslations('releases.view')
  return (
    <div className={`notice notice-warn ${styles.since}`} role="status">
      <p>
        <strong>{t('stale')}</strong> {t('staleMore')}
      </p>
      <Changes changes={preparation.changes} />
      {preparation.mayWrite ? (
        <PrepareForm grain={period.grain} at={period.at} kind="again" reason={preparation.correction} />
      ) : null}
    </div>
  )
}

const optionText = (texts: Readonly<Record<string, string>>, option: string) => texts[option]

const themesOf = async (): Promise<ThemeGroup[]> => {
  const instrument = figureTexts(await getLocale())
  const { questions, parts } = instrument
  return quoteItems.map((item) => ({
    label: isKeyOf(questions, item) ? questions[item].short : parts[item].short,
    themes: quoteThemes
      .filter((theme) => theme.startsWith(`${item}:`) && !isAboutNothing(theme))
      .map((value) => ({
        value,
        label: optionText(instrument.options[item], value.slice(item.length + 1)) ?? value,
      })),
  }))
}

const Nodes = async ({ preparation, nodes }: Props & { nodes: readonly PreparedNode[] }) => {
  const themes = await themesOf()
  return nodes.map((preparedNode, index) => (
    <PreparedNodeView
      key={preparedNode.id}
      prepared={preparedNode}
      preparation={preparation}
      threshold={preparation.publisher.threshold}
      themes={themes}
      open={index === 0}
    />
  ))
}

const order = { municipality: 0, board: 1, school: 2 } as const
/** The highest level first; within a level the nodes with families, by name. */
const inReadingOrder = (nodes: readonly PreparedNode[]) =>
  nodes.toSorted(
    (a, b) =>
      order[a.node.level] - order[b.node.level] ||
      Number(b.families !== null) - Number(a.families !== null) ||
      a.name.localeCompare(b.name, 'nl'),
  )

/**
 * What was prepared of a period, recipient by recipient, and the decision at its end: approved by another person, or
 * discarded.
 */
export const Preparation = async (props: Props) => {
  const { preparation } = props
  const t = await getTranslations('releases.view')
  const approve = await getTranslations('releases.approve')
  const locale = await getLocale()
  return (
    <>
      <p key={preparation.id} tabIndex={-1}>
        {t('prepared', { name: isolatedText(preparation.preparedBy), moment: moment(preparation.preparedAt, locale) })}
      </p>
      {preparation.correction ? (
        <p>
          {t('correction', { reason: preparation.correction })} <WrittenBy names={preparation.correctedBy} />
        </p>
      ) : null}
      {preparation.late > 0 ? <p className="soft">{t('late', { count: preparation.late })}</p> : null}
      {preparation.nowhere > 0 ? <p className="soft">{t('nowhere', { count: preparation.nowhere })}</p> : null}
      <p className={styles.internal}>{t('internal')}</p>
      {preparation.isStale ? <Stale {...props} /> : null}
      <section className={styles.nodes} aria-labelledby="recipients">
        <h2 id="recipients">{t('recipients')}</h2>
        <Nodes {...props} nodes={inReadingOrder(preparation.nodes)} />
      </section>
      <NewNames names={preparation.newNames} />
      <Approval
        id={preparation.id}
        version={preparation.version}
        grain={props.period.grain}
        at={props.period.at}
        mayApprove={preparation.approval.may}
        mayDiscard={preparation.mayWrite}
        isStale={preparation.isStale}
      >
        <WhyNot approval={preparation.approval} />
        {preparation.approvedBy === null ? null : (
          <> {approve('names', { preparedBy: preparation.preparedBy, approvedBy: preparation.approvedBy })}</>
        )}
      </Approval>
    </>
  )
}
