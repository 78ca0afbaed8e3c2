import { getLocale, getTranslations } from 'next-intl/server'
import { isolatedText } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import { releaseTranslator } from '@/i18n/release-translator'
import type { IssueReason } from '../queries/issue-record'
import { ReasonDecision } from './reason-decision'
import styles from './releases.module.css'
import { OthersWhoCan } from './why-not'

/** The reason of a withdrawal that readers do not see yet, for the person who approves or discards it. */
export const WaitingReason = async ({ reason, mayDiscard }: { reason: IssueReason; mayDiscard: boolean }) => {
  const t = await getTranslations('releases.issue.why')
  const locale = await getLocale()
  const { id, text, writtenBy, writtenAt, approval } = reason
  return (
    <div className={`notice ${styles.waitingReason}`}>
      <h3>{t('title')}</h3>
      <blockquote>{text}</blockquote>
      <p className="soft small">{t('by', { name: isolatedText(writtenBy), moment: moment(writtenAt, locale) })}</p>
      <p>{t('fixed', { sentence: releaseTranslator(locale)('notices.withdrawn') })}</p>
      {approval.why === null ? null : (
        <p>
          {t('own')} <OthersWhoCan others={approval.others} />
        </p>
      )}
      <ReasonDecision id={id} mayApprove={approval.may} mayDiscard={mayDiscard} />
    </div>
  )
}
