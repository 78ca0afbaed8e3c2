import { getLocale, getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import { longDay, moment } from '@/i18n/format'
import type { ShownSignal } from '../queries/signal-list'
import { SignalForm } from './signal-form'
import styles from './signals.module.css'

const signalWords = async () => {
  const [t, locale] = [await getTranslations('signals'), await getLocale()]
  return ({ kind, count, day, name, isAboutSomebody }: ShownSignal) => {
    const values = { count, day: longDay(day, locale), name: name ?? t(isAboutSomebody ? 'somebody' : 'operator') }
    return kind === 'failed_sign_ins' && !isAboutSomebody ? t('failedSignIns', values) : t(`kinds.${kind}`, values)
  }
}

/** What waits until somebody has looked at it, each with a form of its own. */
export const OpenSignals = async ({ signals }: { signals: readonly ShownSignal[] }) => {
  const [t, locale, wordsOf] = [await getTranslations('signals'), await getLocale(), await signalWords()]
  if (signals.length === 0) return <p>{t('none')}</p>
  return (
    <PlainList ruled>
      {signals.map((signal) => (
        <li key={signal.id} className={styles.signal}>
          <div>
            <p>{wordsOf(signal)}</p>
            <p className="small soft">{t('raised', { at: moment(signal.raisedAt, locale) })}</p>
          </div>
          {signal.maySee ? (
            <SignalForm signalId={signal.id} about={wordsOf(signal)} />
          ) : (
            <p className="small">{t('ownSignal')}</p>
          )}
        </li>
      ))}
    </PlainList>
  )
}

/** What somebody looked at, with what it was. */
export const SeenSignals = async ({ signals }: { signals: readonly ShownSignal[] }) => {
  const [t, locale, wordsOf] = [await getTranslations('signals'), await getLocale(), await signalWords()]
  return (
    <PlainList ruled>
      {signals.map((signal) => (
        <li key={signal.id} className={styles.seen}>
          <p>{wordsOf(signal)}</p>
          {signal.seenAt && signal.finding && (
            <p className="small soft">
              {t('seenBy', {
                name: signal.seenBy ?? t('somebody'),
                at: moment(signal.seenAt, locale),
                finding: t(`findings.${signal.finding}`),
              })}
            </p>
          )}
        </li>
      ))}
    </PlainList>
  )
}
