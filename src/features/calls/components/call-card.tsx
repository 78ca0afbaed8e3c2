import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { contactLinks, contactText } from '@/domain/people/contact-point'
import { shortDay } from '@/i18n/format'
import type { CallCard as Card } from '../queries/caller-day'
import { AttemptButtons } from './attempt-buttons'
import { useStepText } from './step-text'
import styles from './calls.module.css'

const Numbers = ({ card }: { card: Card }) => {
  const t = useTranslations('today.card')
  const name = card.identity.parentName
  return (
    <div className={styles.numbers}>
      {card.contactPoints.flatMap((point) =>
        contactLinks(point).map(({ text, href }) =>
          href ? (
            <a
              key={`${point.id} ${text}`}
              className={`button ${styles.number}`}
              href={href}
              aria-label={
                point.kind === 'phone' ? t('call', { name, number: text }) : t('write', { name, address: text })
              }
            >
              {text}
            </a>
          ) : (
            <span key={point.id} className={styles.number}>
              {text}
            </span>
          ),
        ),
      )}
    </div>
  )
}

const useSafeText = ({ mayLeaveMessage, whoMayHear, safeHours }: Card['identity']) => {
  const t = useTranslations('today.card')
  const message = mayLeaveMessage === null ? '' : mayLeaveMessage ? t('mayLeave') : t('mayNotLeave')
  return [message, whoMayHear, safeHours].filter(Boolean).join(' · ')
}

const useHistoryText = ({ lastCall, lastAttempt }: Card) => {
  const t = useTranslations('today')
  const locale = useLocale()
  const called = lastCall ? t('card.lastCall', { day: shortDay(lastCall, locale) }) : t('card.neverCalled')
  if (!lastAttempt) return called
  const outcome = t(`outcomes.${lastAttempt.outcome}`)
  return `${called} · ${t('card.lastAttempt', { day: shortDay(lastAttempt.day, locale), outcome })}`
}

/** One family to call: why and when, what to keep in mind, a number to tap, and what came of it. */
export const CallCard = ({ card, today, tomorrow }: { card: Card; today: string; tomorrow: string }) => {
  const t = useTranslations('today.card')
  const stepText = useStepText(today)
  const safe = useSafeText(card.identity)
  const history = useHistoryText(card)
  const { identity, requestNote, lastAttempt } = card
  return (
    <li className={styles.card}>
      <div className={styles.lines}>
        <h3 className={styles.name}>
          <Link href={`/families/${card.id}` as Route} prefetch={false}>
            {identity.parentName || card.ref}
          </Link>{' '}
          <span className="soft small">{card.ref}</span>
        </h3>
        <p className={styles.why}>{stepText(card.step)}</p>
        {requestNote ? <p>“{requestNote}”</p> : null}
        {safe ? (
          <p>
            {t('safe')}: {safe}
          </p>
        ) : null}
        {identity.note ? <p className="soft">{identity.note}</p> : null}
        <p className="soft small">{history}</p>
      </div>
      <Numbers card={card} />
      <div className={styles.attempt}>
        {card.contactPoints.length > 0 ? (
          <div className={styles.outcomes}>
            <AttemptButtons
              familyId={card.id}
              points={card.contactPoints.map((point) => ({ id: point.id, value: contactText(point) }))}
              today={today}
              tomorrow={tomorrow}
              fresh={lastAttempt?.undoable ? lastAttempt : null}
            />
          </div>
        ) : null}
        <p>
          <Link className={styles.start} href={`/families/${card.id}/interview` as Route} prefetch={false}>
            {t('start')}
          </Link>
        </p>
      </div>
    </li>
  )
}
