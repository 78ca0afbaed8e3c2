import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { AddressText } from '@/components/layout/address-text'
import { contactLinks, contactText } from '@/domain/people/contact-point'
import { shortDay } from '@/i18n/format'
import { Stack } from '@/components/layout/stack'
import type { CallCard as Card } from '../queries/caller-day'
import { AttemptButtons } from './attempt-buttons'
import { useStepText } from './step-text'
import styles from './calls.module.css'

/**
 * The contact points of a family: a link for each number or address, plain text for what cannot be linked. Numbers come
 * first.
 */
const Numbers = ({ card }: { card: Card }) => {
  const t = useTranslations('today.card')
  const name = card.identity.parentName
  const points = card.contactPoints.toSorted((a, b) => Number(a.kind === 'email') - Number(b.kind === 'email'))
  return points.flatMap((point) =>
    contactLinks(point).map(({ text, href }) => {
      if (!href) return <span key={point.id}>{text}</span>
      const isPhone = point.kind === 'phone'
      return (
        <a
          key={`${point.id} ${text}`}
          className={isPhone ? `button ${styles.number}` : styles.address}
          href={href}
          aria-label={isPhone ? t('call', { name, number: text }) : t('write', { name, address: text })}
        >
          <AddressText text={text} />
        </a>
      )
    }),
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

/** One family to call: the reason and day, the conditions of safe contact, its numbers, and buttons for the outcome. */
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
          <Link href={href('/families/[id]', { id: card.id })} prefetch={false}>
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
      <div className={styles.numbers}>
        <Numbers card={card} />
        <Link
          className={`button button-main ${styles.start}`}
          href={href('/families/[id]/interview', { id: card.id })}
          prefetch={false}
        >
          {t('start')}
          <span className="visually-hidden"> {identity.parentName || card.ref}</span>
        </Link>
      </div>
      <div className={styles.attempt}>
        {card.contactPoints.length > 0 ? (
          <Stack>
            <AttemptButtons
              familyId={card.id}
              name={identity.parentName || card.ref}
              points={card.contactPoints.map((point) => ({ id: point.id, value: contactText(point) }))}
              today={today}
              tomorrow={tomorrow}
              fresh={lastAttempt?.undoable ? lastAttempt : null}
            />
          </Stack>
        ) : null}
      </div>
    </li>
  )
}
