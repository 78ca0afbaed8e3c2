import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import type { WordedRelease } from '@/i18n/worded-release-shape'
import { PlainList } from '@/components/list/plain-list'
import { RuledSection } from '@/components/layout/ruled-section'
import type { ReadIssue } from '../parts/issue-row'
import { groupBy } from '@/domain/figures/group-by'
import styles from './reading.module.css'

/** A release with the words of its latest revision. */
export type ShelfIssue = ReadIssue & {
  readonly latest: ReadIssue['revisions'][number]
  readonly paper: WordedRelease
}

const Line = async ({ issue: { id, latest, paper } }: { issue: ShelfIssue }) => {
  const t = await getTranslations('reading.list')
  return (
    <li className={styles.line}>
      <span>
        <Link href={href('/read/[id]', { id })}>{latest.node.name}</Link>
        {latest.node.within === null ? null : <span className="small soft"> {latest.node.within}</span>}
      </span>
      <span className="small soft">
        {paper.issue}
        {latest.state === 'withdrawn' ? (
          <>
            {' · '}
            <b>{t('withdrawn')}</b>
          </>
        ) : null}
        {paper.tooFew !== null && latest.isReadable ? ` · ${paper.tooFew}` : null}
      </span>
    </li>
  )
}

/** Groups by the last week of the period: a block of four weeks is listed with its last week. */
const byPeriod = (issues: readonly ShelfIssue[]) => {
  const groups = [...groupBy(issues, ({ latest }) => `${latest.period.until}/${latest.period.grain}`)]
  return groups.toSorted(([one], [other]) => (one < other ? 1 : -1))
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The latest issue in its own sentences: most readers come for it. */
export const Newest = async ({ issues }: { issues: readonly ShelfIssue[] }) => {
  const t = await getTranslations('reading')
  const readable = issues.filter(({ latest }) => latest.state === 'published')
  const issue = byPeriod(readable)
    .flatMap(([, group]) => group)
    .find(({ latest }) => latest.period.grain === 'week')
  return issue === undefined ? null : (
    <section className={styles.newest}>
      <h2 className="small">
        {t('newest', { period: issue.paper.period })} · {issue.latest.node.name}
      </h2>
      <p>{issue.paper.sentences.join(' ')}</p>
      <Link className="button button-main" href={href('/read/[id]', { id: issue.id })}>
        {t('readOn')}
      </Link>
    </section>
  )
}

export const Shelf = async ({ issues }: { issues: readonly ShelfIssue[] }) => (
  <RuledSection className={styles.shelf}>
    <h2>{(await getTranslations('reading'))('all')}</h2>
    {byPeriod(issues).map(([key, group]) => (
      <section key={key} className={styles.period}>
        <h3>
          {capitalised(group[0]?.paper.period ?? '')} <span className="small soft">{group[0]?.paper.days}</span>
        </h3>
        <PlainList>
          {group.map((issue) => (
            <Line key={issue.id} issue={issue} />
          ))}
        </PlainList>
      </section>
    ))}
  </RuledSection>
)
