'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { removeFromDevice } from '@/components/device/device-storage'
import { currentOwner } from '@/components/device/owner'
import { ButtonRow } from '@/components/layout/button-row'
import { Stack } from '@/components/layout/stack'
import { deliverUnsent, type Delivery, type Remaining } from './deliver-unsent'
import { unsentTexts } from './unsent-texts'
import styles from './unsent-notice.module.css'

type LeftProps = { left: Remaining; onWiped: () => void }

/** The unsent work of one interview: why it could not be sent, a link to the interview, and the text to copy. */
const LeftWork = ({ left, onWiped }: LeftProps) => {
  const t = useTranslations('today.unsent')
  const [isAsking, setAsking] = useState(false)
  const { id, interviewId, unsent, problem } = left
  const { texts, choices } = unsentTexts(unsent)
  const why =
    problem ??
    (unsent.answers.length + unsent.concerns.length + unsent.forms.length > 0 ? t('noConnection') : t('inForm'))
  // A refusal may mean that the call has ended in the meantime. The link for corrections also opens a call that has not
  // ended.
  const isCorrection = unsent.correcting || problem !== null
  const wipe = async () => {
    setAsking(false)
    await removeFromDevice(id)
    onWiped()
  }
  return (
    <Stack>
      <p>
        <b>{t('waits', { ref: unsent.familyRef })}</b> {why}
      </p>
      {texts.length > 0 || choices > 0 ? (
        <details>
          <summary>{t('show')}</summary>
          {texts.map((text, index) => (
            <textarea
              key={index}
              className={`input ${styles.text}`}
              aria-label={t('text')}
              readOnly
              rows={3}
              value={text}
            />
          ))}
          {choices > 0 ? <p className="small soft">{t('choices', { count: choices })}</p> : null}
        </details>
      ) : null}
      <ButtonRow as="p">
        <a className="button" href={`/interviews/${interviewId}${isCorrection ? '?correct=1' : ''}`}>
          {t('toInterview')}
        </a>
        <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
          {t('wipe')}
        </button>
      </ButtonRow>
      <ConfirmDialog
        open={isAsking}
        title={t('wipeTitle')}
        text={t('wipeText')}
        confirm={t('wipe')}
        cancel={t('keep')}
        onConfirm={() => void wipe()}
        onCancel={() => setAsking(false)}
      />
    </Stack>
  )
}

/** Sends the unsent work of closed tabs when the page Today opens, and shows what could not be sent, with the reason. */
export const UnsentNotice = () => {
  const t = useTranslations('today.unsent')
  const [delivery, setDelivery] = useState<Delivery | null>(null)
  useEffect(() => {
    const deliver = async () => {
      const owner = await currentOwner()
      // A browser that cannot store work has nothing to send.
      if (owner) setDelivery(await deliverUnsent(owner).catch(() => null))
    }
    const again = () => void deliver()
    again()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  if (!delivery) return null
  const { delivered, remaining, lost } = delivery
  if (delivered + remaining.length + lost === 0) return null
  const wiped = (id: string) =>
    setDelivery({ ...delivery, remaining: remaining.filter((remainder) => remainder.id !== id) })
  return (
    <section className={`notice ${styles.notice}`} aria-label={t('title')}>
      {delivered > 0 ? <p role="status">{t('delivered')}</p> : null}
      {lost > 0 ? <p role="status">{t('lost')}</p> : null}
      {remaining.map((remainder) => (
        <LeftWork key={remainder.id} left={remainder} onWiped={() => wiped(remainder.id)} />
      ))}
    </section>
  )
}
