'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { RuledSection } from '@/components/layout/ruled-section'
import { useCommand, type Message } from '@/components/form/use-command'
import { revokeLinkAction, shareReleaseAction } from '../actions'
import styles from './releases.module.css'

/** A link as texts: the server formats dates and times in the reader's language. */
export type ShownLink = { id: string; made: string; works: string; used: string; state: 'open' | 'revoked' | 'expired' }
type Props = { releaseId: string; links: readonly ShownLink[]; days: readonly number[] }

const NewLink = ({ link }: { link: string }) => {
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

const StoredLinks = ({ link, onRevoke, pending }: { link: ShownLink; onRevoke: () => void; pending: boolean }) => {
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
        <CommandButton pending={pending} className="button button-quiet" onClick={() => setAsking(true)}>
          {t('revoke')}
        </CommandButton>
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

/** Links to one issue for people without an account. A link is shown once, when it is created. */
export const IssueLinks = ({ releaseId, links, days }: Props) => {
  const t = useTranslations('releases.issue.links')
  const router = useRouter()
  const [fresh, setFresh] = useState<{ id: string; link: string } | null>(null)
  const message = useState<Message>(null)
  const revoke = useCommand(revokeLinkAction, {
    message,
    success: t('revokeDone'),
    onSuccess: (_, { id }) => setFresh((shownLink) => (shownLink?.id === id ? null : shownLink)),
    onAnswer: () => router.refresh(),
  })
  const create = useCommand(shareReleaseAction, {
    message,
    inForm: true,
    onSuccess: (link) => {
      setFresh(link)
      router.refresh()
    },
  })
  return (
    <RuledSection className={`${styles.section} no-print`} aria-labelledby="links">
      <h2 id="links">{t('title')}</h2>
      <p className="soft">{t('about')}</p>
      {links.length > 0 ? (
        <ul className={styles.links}>
          {links.map((link) => (
            <StoredLinks
              key={link.id}
              link={link}
              pending={revoke.pending}
              onRevoke={() => void revoke.run({ id: link.id })}
            />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('none')}</p>
      )}
      <CheckedForm
        className={styles.save}
        onSend={(fields) => create.run({ releaseId, days: fieldText(fields, 'days') })}
      >
        <Field path="days" label={t('days')} className={styles.save}>
          {(field) => (
            <select {...field} className={`input ${styles.short}`} defaultValue={days[1]}>
              {days.map((count) => (
                <option key={count} value={count}>
                  {t('day', { days: count })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <CommandButton pending={create.pending}>{t('make')}</CommandButton>
      </CheckedForm>
      <div role="status">{fresh ? <NewLink link={fresh.link} /> : null}</div>
      <CommandMessage message={revoke.message} className="" />
    </RuledSection>
  )
}
