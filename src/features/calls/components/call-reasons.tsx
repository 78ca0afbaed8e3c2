import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { shortDay } from '@/i18n/format'
import type { CallCard } from '../parts/card-row'
import { CallWish } from './call-wish'
import styles from './calls.module.css'
import { PromisedHelp } from './promised-help'
import { useStepText } from './step-text'
import { TurnText } from './turn-text'

const useSafeText = ({ mayLeaveMessage, whoMayHear, safeHours }: CallCard['identity']) => {
  const t = useTranslations('today.card')
  const message = mayLeaveMessage === null ? '' : mayLeaveMessage ? t('mayLeave') : t('mayNotLeave')
  return [message, whoMayHear, safeHours].filter(Boolean).join(' · ')
}

const useHistoryText = ({ lastCall, lastAttempt }: CallCard) => {
  const t = useTranslations('today')
  const c = useTranslations('calls')
  const locale = useLocale()
  const called = lastCall ? t('card.lastCall', { day: shortDay(lastCall, locale) }) : t('card.neverCalled')
  if (!lastAttempt) return called
  const outcome = c(`outcomes.${lastAttempt.outcome}`)
  return `${called} · ${t('card.lastAttempt', { day: shortDay(lastAttempt.day, locale), outcome })}`
}

const SafeContactLine = ({ card }: { card: CallCard }) => {
  const t = useTranslations('today.card')
  const safe = useSafeText(card.identity)
  return safe ? (
    <p>
      {t('safe')}: {safe}
    </p>
  ) : null
}

type Props = {
  card: CallCard
  /** Help and safe contact stand beside it in full. */
  isBesideCard?: boolean
}

/** By which name one asks for the parent, why one calls now, what one has to know for the call, and what was before. */
export const CallReasons = ({ card, isBesideCard = false }: Props) => {
  const c = useTranslations('contact.card')
  const stepText = useStepText()
  const history = useHistoryText(card)
  const { note } = card.step
  const { nameToUse } = card.identity
  return (
    <>
      {nameToUse ? <p className={styles.callName}>{c('callName', { name: isolatedText(nameToUse) })}</p> : null}
      <TurnText turn={card.turn} />
      <p className={styles.why}>{stepText(card.step)}</p>
      {note ? <p>“{isolatedText(note)}”</p> : null}
      {isBesideCard ? null : <PromisedHelp help={card.help} />}
      <CallWish card={card} />
      {isBesideCard ? null : <SafeContactLine card={card} />}
      {card.identity.note ? <p className="soft">{card.identity.note}</p> : null}
      <p className="soft small">{history}</p>
    </>
  )
}
