import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { callLanguages } from '@/domain/people/call-languages'
import { contactText } from '@/domain/people/contact-point'
import { languageName } from '@/i18n/language-names'
import type { CallCard } from '../parts/card-row'

/** The language of the call when it is not Dutch, with the interpreter. */
const useInterpreterText = ({ wishes, identity, booked }: CallCard): string => {
  const t = useTranslations('today.card')
  if (wishes.interpreterRefused) return t('interpreterRefused')
  if (booked) return t('interpreterBooked', { name: isolatedText(booked.name), number: phoneText(booked.phone) })
  if (!wishes.interpreterNeeded) return ''
  const { interpreterName: name } = identity
  return name ? t('interpreterNamed', { name: isolatedText(name) }) : t('interpreter')
}

const phoneText = (phone: string) => (phone ? `(${contactText({ kind: 'phone', value: phone })})` : '')

const useLanguageText = (card: CallCard) => {
  const { wishes } = card
  const t = useTranslations('today.card')
  const c = useTranslations('contact.card')
  const locale = useLocale()
  const tags = callLanguages(wishes)
  const names = tags.map((tag) => languageName(tag, locale)).join(', ')
  const languages = wishes.callLanguage === null ? c('languageOfHome', { languages: names }) : names
  const interpreter = useInterpreterText(card)
  return [tags.length > 0 && !tags.includes('nl') ? t('language', { languages }) : '', interpreter]
}

/** In one line how the parent wants to be called. Nothing when nobody asked. */
export const CallWish = ({ card }: { card: CallCard }) => {
  const t = useTranslations('today.card')
  const c = useTranslations('contact')
  const { channels } = card.wishes
  const wish = [
    ...useLanguageText(card),
    channels.length > 0
      ? t('channel', { channels: channels.map((channel) => c(`channels.${channel}`)).join(', ') })
      : '',
  ].filter(Boolean)
  return wish.length > 0 ? <p>{wish.join(' · ')}</p> : null
}
