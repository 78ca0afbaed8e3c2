import { useLocale, useTranslations } from 'next-intl'
import { AddressText } from '@/components/layout/address-text'
import { isolatedText } from '@/domain/isolated-text'
import { contactLinks } from '@/domain/people/contact-point'
import { columnDay } from '@/i18n/format'
import { languageName } from '@/i18n/language-names'
import type { CallCard } from '../queries/call-card'
import { CardLines } from './card-lines'
import { useAgreedWay } from './use-agreed-way'
import { useWaysSoFar } from './use-ways-so-far'

const useLanguageText = ({ preferences: { callLanguage }, homeLanguages }: CallCard) => {
  const t = useTranslations('contact.card')
  const locale = useLocale()
  if (callLanguage) return languageName(callLanguage, locale)
  const languages = homeLanguages.map((tag) => languageName(tag, locale)).join(', ')
  return languages && t('languageOfHome', { languages })
}

const useInterpreterText = ({ preferences: { interpreterNeeded, interpreterRefused, interpreterName } }: CallCard) => {
  const t = useTranslations('contact.card')
  if (interpreterRefused) return t('interpreterRefused')
  if (interpreterNeeded === false) return t('interpreterNo')
  if (interpreterName) return t('interpreterNamed', { name: isolatedText(interpreterName) })
  return interpreterNeeded ? t('interpreterYes') : ''
}

/** Who interprets at the appointment, with the number to call. */
const Booked = ({ booked: { name, phone, language } }: { booked: NonNullable<CallCard['booked']> }) => {
  const locale = useLocale()
  const numbers = phone ? contactLinks({ kind: 'phone', value: phone }) : []
  return (
    <>
      {name}
      {language ? `, ${languageName(language, locale)}` : ''}
      {numbers.map(({ text, href }) => (
        <span key={text}>
          {' '}
          {href ? (
            <a href={href}>
              <AddressText text={text} />
            </a>
          ) : (
            text
          )}
        </span>
      ))}
    </>
  )
}

/** How and when the parent wants to be called, in which language, and who calls this family. */
export const CallWishes = ({ card }: { card: CallCard }) => {
  const t = useTranslations('contact')
  const w = useTranslations('ways')
  const locale = useLocale()
  const waysSoFar = useWaysSoFar()
  const agreed = useAgreedWay(card)
  const language = useLanguageText(card)
  const interpreter = useInterpreterText(card)
  const { preferredChannels, preferredPartsOfDay } = card.preferences
  const callers = [
    card.caller === null ? t('card.nobody') : t('card.regular', { name: isolatedText(card.caller) }),
    ...card.colleagues.map(({ name, day }) =>
      t('card.colleague', { name: isolatedText(name), day: columnDay(day, locale) }),
    ),
  ]
  return (
    <CardLines
      title={t('card.wishes')}
      lines={[
        [t('card.language'), language],
        [t('card.interpreter'), interpreter],
        [t('card.booked'), card.booked ? <Booked key="booked" booked={card.booked} /> : null],
        [t('card.channel'), preferredChannels.map((channel) => t(`channels.${channel}`)).join(', ')],
        [w('soFar'), waysSoFar(card.meeting.callsByWay)],
        [w('agreed'), agreed],
        [t('card.partOfDay'), preferredPartsOfDay.map((part) => t(`partsOfDay.${part}`)).join(', ')],
        [t('card.who'), callers.map((caller) => <span key={caller}>{caller}</span>)],
      ]}
    />
  )
}
