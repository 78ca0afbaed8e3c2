import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import { dateAt } from '@/domain/dates'
import { longDay, moment } from '@/i18n/format'
import { releaseTranslator } from '@/i18n/release-translator'
import type { IssueRecord } from '../queries/issue-record'
import { linkDays } from '../schema'
import { IssueLinks } from './issue-links'
import { IssueWithdraw } from './issue-withdraw'
import { MeetingForm } from './meeting-form'
import { periodDays, periodName, periodPath } from './period-words'
import styles from './releases.module.css'
import { RevisionsSection } from './revisions-section'
import { WaitingReason } from './waiting-reason'

type Revision = IssueRecord['revisions'][number]

type LineProps = { revision: Revision; isLatest: boolean; mayManage: boolean }

const RevisionLine = async ({ revision, isLatest, mayManage }: LineProps) => {
  const t = await getTranslations('releases.issue')
  const locale = await getLocale()
  const state = releaseTranslator(locale)(`states.${revision.state}`)
  return (
    <li>
      <p>{t('revision', { revision: revision.revision, state, moment: moment(revision.publishedAt, locale) })}</p>
      <p className="soft">{t('people', { preparedBy: revision.preparedBy, approvedBy: revision.approvedBy })}</p>
      {revision.reason ? <p className="soft">{t('reason', { reason: revision.reason })}</p> : null}
      {revision.waiting ? <WaitingReason reason={revision.waiting} mayDiscard={mayManage} /> : null}
      {mayManage && revision.isUntold && !isLatest ? <IssueWithdraw revisionId={revision.id} isWithdrawn /> : null}
      {revision.audited > 0 ? <p className="soft small">{t('audit', { count: revision.audited })}</p> : null}
    </li>
  )
}

/** One issue as staff of the organisation see it: its revisions, its shared links, and what was agreed about it. */
export const Issue = async ({ issue, mayManage }: { issue: IssueRecord; mayManage: boolean }) => {
  const t = await getTranslations('releases')
  const locale = await getLocale()
  const [latest] = issue.revisions
  const day = (at: Date) => longDay(dateAt(at), locale)
  const links = issue.links.map(({ id, madeBy, expiresAt, lastUsedAt, state }) => ({
    id,
    state,
    made: t('issue.links.made', { name: isolatedText(madeBy) }),
    works: t('issue.links.works', { date: day(expiresAt) }),
    used: lastUsedAt ? t('issue.links.used', { moment: moment(lastUsedAt, locale) }) : t('issue.links.unused'),
  }))
  return (
    <>
      <header className={styles.head}>
        <h1>{t('issue.title', { number: issue.number })}</h1>
        <p className={styles.lead}>{latest?.name}</p>
        <p className="soft">
          {periodName(issue.period, t)}, {periodDays(issue.period, locale)}
        </p>
        <p className={`${styles.save} no-print`}>
          <Link className="button button-main" href={href('/read/[id]', { id: issue.id })}>
            {t('issue.read')}
          </Link>
          <Link href={periodPath(issue.period)}>{t('issue.back')}</Link>
        </p>
      </header>
      <RevisionsSection title={t('issue.revisions')}>
        <ol reversed className={styles.revisions}>
          {issue.revisions.map((revision) => (
            <RevisionLine key={revision.id} revision={revision} isLatest={revision === latest} mayManage={mayManage} />
          ))}
        </ol>
        {mayManage && latest && (latest.state === 'published' || latest.isUntold) ? (
          <IssueWithdraw revisionId={latest.id} isWithdrawn={latest.isUntold} />
        ) : null}
      </RevisionsSection>
      {mayManage ? (
        <>
          <MeetingForm releaseId={issue.id} meeting={issue.meeting} />
          {latest?.state === 'withdrawn' && links.length === 0 ? null : (
            <IssueLinks releaseId={issue.id} links={links} days={linkDays} />
          )}
        </>
      ) : null}
    </>
  )
}
