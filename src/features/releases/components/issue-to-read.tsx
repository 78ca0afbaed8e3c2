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
  /** The address of this page, and below it the address of its downloads. */
  pageHref: (query: ListQuery) => Route
  exportHref: (query: ListQuery) => Route
  /** Shown in front of the downloads. */
  aside: ReactNode
  children?: ReactNode
}

/** Plain links, so that no file is fetched before somebody asks for it. The file is in the language of the screen. */
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

/** A notice that says why the release was replaced and by what, or that it was withdrawn. */
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

/** One release on a page of its own, with its files, its revisions and a link back. */
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
