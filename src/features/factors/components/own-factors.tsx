'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { useCommand, type Message } from '@/components/form/use-command'
import { Spread } from '@/components/layout/spread'
import { PlainList } from '@/components/list/plain-list'
import { moment } from '@/i18n/format'
import { removeFactorAction, replaceRecoveryCodesAction } from '../actions'
import type { OwnFactors as Own } from '../queries/own-factors'
import { AddPasskey } from './add-passkey'
import { OwnPasskey } from './own-passkey'
import { RecoveryCodes } from './recovery-codes'
import styles from './factors.module.css'

type FactorProps = { factor: Own['factors'][number]; message: readonly [Message, (message: Message) => void] }

/** One factor, since when it is there and when it was last used, and how it is removed. */
const Factor = ({ factor, message }: FactorProps) => {
  const t = useTranslations('factors.account')
  const locale = useLocale()
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const remove = useCommand(removeFactorAction, { message, success: t('removed'), onSuccess: () => router.refresh() })
  const at = moment(factor.createdAt, locale)
  return (
    <Spread as="li" className={styles.factor}>
      <div>
        <p>
          <strong>{t(`kinds.${factor.kind}`)}</strong>
        </p>
        <p className="small soft">
          {t('since', { at })} · {t('used', { at: moment(factor.lastUsedAt, locale) })}
        </p>
      </div>
      <CommandButton pending={remove.pending} aria-label={t('removeOf', { at })} onClick={() => setAsked(true)}>
        {t('remove')}
      </CommandButton>
      <ConfirmDialog
        open={asked}
        title={t('removeTitle')}
        text={t('removeText')}
        confirm={t('remove')}
        cancel={t('cancel')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          void remove.run({ factorId: factor.id })
        }}
      />
    </Spread>
  )
}

/** How many recovery codes are left, and how they are replaced. New ones are shown once, here. */
const Codes = ({ codesLeft }: { codesLeft: number }) => {
  const t = useTranslations('factors.account')
  const { codes: texts } = useMessages().factors
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useCommand(replaceRecoveryCodesAction, { onSuccess: (data) => setCodes(data.codes) })
  const kept = () => {
    setCodes(null)
    router.refresh()
  }
  return (
    <>
      <h3>{t('codesTitle')}</h3>
      {codes ? (
        <RecoveryCodes codes={codes} texts={texts} onKept={kept} />
      ) : (
        <>
          <p>{codesLeft > 0 ? t('codesLeft', { count: codesLeft }) : t('noCodes')}</p>
          <CommandButton pending={renew.pending} onClick={() => setAsked(true)}>
            {t('renew')}
          </CommandButton>
        </>
      )}
      <CommandMessage message={renew.message} />
      <ConfirmDialog
        open={asked}
        title={t('renewTitle')}
        text={t('renewText')}
        confirm={t('renew')}
        cancel={t('cancel')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          void renew.run({})
        }}
      />
    </>
  )
}

/** The actor's own factors and recovery codes. */
export const OwnFactors = ({ own: { factors, passkeys, codesLeft, passkeyOrigin, atProvider } }: { own: Own }) => {
  const t = useTranslations('factors.account')
  const message = useState<Message>(null)
  const count = factors.length + passkeys.length
  const noneText = atProvider === null ? t('noneText') : t('atProviderText', { provider: atProvider })
  return (
    <div className={styles.stack}>
      <p className="soft">{count > 0 ? t('text') : noneText}</p>
      {count > 0 ? (
        <PlainList className={styles.list}>
          {passkeys.map((passkey) => (
            <OwnPasskey key={passkey.id} passkey={passkey} message={message} />
          ))}
          {factors.map((factor) => (
            <Factor key={factor.id} factor={factor} message={message} />
          ))}
        </PlainList>
      ) : null}
      <CommandMessage message={message[0]} />
      <AddPasskey origin={passkeyOrigin} />
      <Link className="button" href="/account/app">
        {t('add')}
      </Link>
      {count > 0 ? <Codes codesLeft={codesLeft} /> : null}
    </div>
  )
}
