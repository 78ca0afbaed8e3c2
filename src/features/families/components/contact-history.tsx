import { useLocale, useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { codesOfOldValue } from '@/domain/people/contact-changes'
import { oneOf } from '@/domain/closed-lists'
import { channels } from '@/domain/instrument/call-details'
import { contactText } from '@/domain/people/contact-point'
import { lineDropPlans, partsOfDay } from '@/domain/people/contact-preferences'
import { moment } from '@/i18n/format'
import { languageName } from '@/i18n/language-names'
import type { PastContact } from '../queries/contact-history'

/** The old value in words. A code that no longer exists stays a code. */
const useOldValueText = () => {
  const t = useTranslations('contact')
  const locale = useLocale()
  return ({ field, oldValue }: PastContact): string => {
    switch (field) {
      case 'phone':
      case 'email':
        return contactText({ kind: field, value: oldValue })
      case 'mayLeaveMessage':
      case 'interpreterNeeded':
      case 'interpreterRefused':
        return t(oldValue === 'yes' ? 'history.yes' : 'history.no')
      case 'callLanguage':
        return languageName(oldValue, locale)
      case 'lineDropPlan': {
        const plan = oneOf(lineDropPlans, oldValue)
        return plan ? t(`lineDropPlans.${plan}`) : oldValue
      }
      case 'preferredChannels':
        return codesOfOldValue(oldValue)
          .flatMap((code) => oneOf(channels, code) ?? [])
          .map((channel) => t(`channels.${channel}`))
          .join(', ')
      case 'preferredPartsOfDay':
        return codesOfOldValue(oldValue)
          .flatMap((code) => oneOf(partsOfDay, code) ?? [])
          .map((part) => t(`partsOfDay.${part}`))
          .join(', ')
      default:
        return oldValue
    }
  }
}

/** The old values of a family's contact details, with who changed them and when. */
export const ContactHistory = ({ history }: { history: readonly PastContact[] }) => {
  const t = useTranslations('contact.history')
  const locale = useLocale()
  const oldValueText = useOldValueText()
  return (
    <PlainList ruled>
      {history.map((change) => (
        <li key={change.id}>
          {t('was', { field: t(`fields.${change.field}`), value: oldValueText(change) })}{' '}
          <span className="soft small">
            {t('by', { day: moment(change.at, locale), name: isolatedText(change.by ?? t('system')) })}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
