'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { fieldText } from '@/components/form/field-text'
import { RuledSection } from '@/components/layout/ruled-section'
import { revokeLinkAction, shareReleaseAction } from '../actions'
import styles from './releases.module.css'

/** A link in words: the server says dates and moments in the reader's language. */
export type ShownLink = { id: string; made: string; works: string; used: string; state: 'open' | 'revoked' | 'expired' }
type Props = { releaseId: string; links: readonly ShownLink[]; days: readonly number[] }

const Fresh = ({ link }: { link: string }) => {
  const t = useTranslations('releases.issue.links')
  const id = useId()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className="notice">
      <label htmlFor={id}>{t('once')}</label>
      <div className={styles.link}>
        <input id={id} className="input" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button" onClick={copy}>
          {copied ? t('copied') : t('copy')}
        </button>
      </div>
    </div>
  )
}

const Kept = ({ link, onRevoke, busy }: { link: ShownLink; onRevoke: () => void; busy: boolean }) => {
  const t = useTranslations('releases.issue.links')
  const [asking, setAsking] = useState(false)
  const revoke = () => {
    setAsking(false)
    onRevoke()
  }
  return (
    <li>
      {[link.made, ...(link.state === 'open' ? [link.works, link.used] : [t(link.state)])].join(', ')}{' '}
      {link.state === 'open' ? (
        <button type="button" className="button button-quiet" aria-disabled={busy} onClick={() => setAsking(true)}>
          {t('revoke')}
        </button>
      ) : null}
      <ConfirmDialog
        open={asking}
        title={t('revokeTitle')}
        text={t('revokeText')}
        confirm={t('revoke')}
        cancel={t('revokeNo')}
        onConfirm={revoke}
        onCancel={() => setAsking(false)}
      />
    </li>
  )
}

/** Ways to one issue for people without an account. A link is shown once, when it is made. */
export const IssueLinks = ({ releaseId, links, days }: Props) => {
  const t = useTranslations('releases.issue.links')
  const router = useRouter()
  const id = useId()
  const [fresh, setFresh] = useState<{ id: string; link: string } | null>(null)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const make = async (fields: FormData) => {
    const answer = await answered(shareReleaseAction({ releaseId, days: fieldText(fields, 'days') }))
    if (!answer.ok) return answer
    setFresh(answer.data)
    setSaid('')
    router.refresh()
    return null
  }
  const revoke = (link: string) => {
    if (busy) return
    startSending(async () => {
      const answer = await answered(revokeLinkAction({ id: link }))
      setProblem(answer.ok ? '' : answer.message)
      if (answer.ok) {
        setFresh((kept) => (kept?.id === link ? null : kept))
        setSaid(t('revokeDone'))
      }
      if (isReached(answer)) router.refresh()
    })
  }
  return (
    <RuledSection className={`${styles.section} no-print`} aria-labelledby="links">
      <h2 id="links">{t('title')}</h2>
      <p className="soft">{t('about')}</p>
      {links.length > 0 ? (
        <ul className={styles.links}>
          {links.map((link) => (
            <Kept key={link.id} link={link} busy={busy} onRevoke={() => revoke(link.id)} />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('none')}</p>
      )}
      <CheckedForm className={styles.save} onSend={make}>
        <label htmlFor={id}>{t('days')}</label>
        <select id={id} name="days" className={`input ${styles.short}`} defaultValue={days[1]}>
          {days.map((count) => (
            <option key={count} value={count}>
              {t('day', { days: count })}
            </option>
          ))}
        </select>
        <button type="submit" className="button" aria-disabled={busy}>
          {t('make')}
        </button>
      </CheckedForm>
      <div role="status">
        {fresh ? <Fresh link={fresh.link} /> : null}
        {said ? <p>{said}</p> : null}
      </div>
      <p role="alert" className="problem">
        {problem}
      </p>
    </RuledSection>
  )
}
