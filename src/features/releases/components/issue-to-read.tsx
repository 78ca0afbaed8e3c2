import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import type { ListQuery } from '@/components/layout/href'
import { longDay } from '@/i18n/format'
import type { WordedRelease } from '@/i18n/worded-release-shape'
import { ButtonRow } from '@/components/layout/button-row'
import { Spread } from '@/components/layout/spread'
import { PlainList } from '@/components/list/plain-list'
import type { ReadIssue } from '../parts/issue-row'
import { exportFormats } from '../schema'
import { ReleasePaper, WithdrawnPaper } from './release-paper'
import styles from './reading.module.css'

type Revision = ReadIssue['revisions'][number]

type Props = {
  issue: ReadIssue
  release: Revision
  paper: WordedRelease
  /** Where this page is, and where its downloads are. */
  pageHref: (query: ListQuery) => Route
  exportHref: (query: ListQuery) => Route
  /** What stands before the downloads. */
  aside: ReactNode
  children?: ReactNode
}

/** Plain links: each is a file, in the language of the screen, and none may be fetched before somebody asks for it. */
const Downloads = async ({ release, exportHref }: Pick<Props, 'release' | 'exportHref'>) => {
  const [t, language] = [await getTranslations('reading.download'), await getLocale()]
  return (
    <ButtonRow as="nav" tight aria-label={t('title')}>
      {exportFormats.map((format) => (
        <a
          key={format}
          className={format === 'pdf' ? 'button button-main' : 'button'}
          href={exportHref({ format, revision: release.revision, language })}
          aria-label={t('means', { format: t(format) })}
          download
        >
          {t(format)}
        </a>
      ))}
    </ButtonRow>
  )
}

const Revisions = async ({ issue, release, pageHref }: Pick<Props, 'issue' | 'release' | 'pageHref'>) => {
  const [t, locale] = [await getTranslations('reading.paper'), await getLocale()]
  return issue.revisions.length < 2 ? null : (
    <nav aria-label={t('revisions')} className={`${styles.revisions} no-print`}>
      <p className="small soft">{t('revisions')}</p>
      <PlainList>
        {issue.revisions.map(({ id, revision, publishedOn, reason }, index) => (
          <li key={id}>
            <a
              href={pageHref({ revision: index === 0 ? undefined : revision })}
              aria-current={revision === release.revision ? 'page' : undefined}
            >
              {t('revision', { revision, date: longDay(publishedOn, locale) })}
            </a>
            <span className="soft">
              {index === 0 ? ` (${t('latest')})` : null}
              {reason ? `. ${t('reason', { reason })}` : null}
            </span>
          </li>
        ))}
      </PlainList>
    </nav>
  )
}

/** Why it was replaced, and by what; or that it is gone. */
const More = async ({ issue, release, pageHref }: Pick<Props, 'issue' | 'release' | 'pageHref'>) => {
  const t = await getTranslations('reading.paper')
  if (!release.isReadable) return <p>{t('gone')}</p>
  if (release.state === 'withdrawn') return <p>{t('goneForReaders')}</p>
  const why = issue.revisions[0]?.correction
  return release.state === 'replaced' ? (
    <>
      {why ? <p>{t('reason', { reason: why })}</p> : null}
      <p className="no-print">
        <a href={pageHref({})}>{t('toLatest')}</a>
      </p>
    </>
  ) : null
}

/** One release on a page of its own, with its files, its revisions and the way back. */
export const IssueToRead = ({ children, aside, paper, ...props }: Props) => (
  <div className={styles.issue}>
    <Spread className={`${styles.bar} no-print`}>
      {aside}
      {props.release.isReadable ? <Downloads {...props} /> : null}
    </Spread>
    <Revisions {...props} />
    {props.release.isReadable ? (
      <ReleasePaper paper={paper} more={<More {...props} />} />
    ) : (
      <WithdrawnPaper paper={paper} more={<More {...props} />} />
    )}
    {children}
  </div>
)
