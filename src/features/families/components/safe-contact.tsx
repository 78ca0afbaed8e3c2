import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { plansForbiddenMessage, type ContactPreferences } from '@/domain/people/contact-preferences'
import { CardLines } from './card-lines'

/** What makes a call safe for the parent. Whether a message may be left is always said, also when nobody has asked yet. */
export const SafeContact = ({ preferences }: { preferences: ContactPreferences }) => {
  const t = useTranslations('contact')
  const { mayLeaveMessage, whoMayHear, safeHours, stopWord, lineDropPlan, lineDropNote } = preferences
  const message = mayLeaveMessage === null ? 'leaveUnknown' : mayLeaveMessage ? 'mayLeave' : 'mayNotLeave'
  const messageText = t(`card.${message}`)
  // A plan to leave a message could be stored before it was refused: what the parent does not allow is not offered.
  const lineDrop = plansForbiddenMessage(preferences)
    ? ''
    : [lineDropPlan && t(`lineDropPlans.${lineDropPlan}`), lineDropNote].filter(Boolean).join(', ')
  return (
    <CardLines
      title={t('card.safe')}
      lines={[
        [t('card.message'), mayLeaveMessage === false ? <strong key={message}>{messageText}</strong> : messageText],
        [t('card.whoMayHear'), whoMayHear],
        [t('card.safeHours'), safeHours],
        [
          t('card.stopWord'),
          stopWord && (
            <Fragment key="word">
              “{stopWord}” <span className="small soft">{t('card.stopWordAdvice')}</span>
            </Fragment>
          ),
        ],
        [t('card.lineDrop'), lineDrop],
      ]}
    />
  )
}
