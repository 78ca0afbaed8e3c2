'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { useCommand, type Message } from '@/components/form/use-command'
import { Spread } from '@/components/layout/spread'
import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import { passkeyNameLimit } from '@/domain/text-limits'
import { moment } from '@/i18n/format'
import { removePasskeyAction, renamePasskeyAction } from '../actions'
import type { OwnFactors } from '../queries/own-factors'
import styles from './factors.module.css'

type SharedMessage = readonly [Message, (message: Message) => void]
type Props = { passkey: OwnFactors['passkeys'][number]; message: SharedMessage }

const Rename = ({ passkey: { id, name }, message }: Props) => {
  const t = useTranslations('factors.account')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const rename = useCommand(renamePasskeyAction, {
    message,
    inForm: true,
    success: t('passkeyRenamed'),
    onSuccess: () => {
      close()
      router.refresh()
    },
  })
  return (
    <FormDetails refs={refs} summary={t('rename')}>
      <CheckedForm
        method="post"
        className={styles.form}
        onSend={(fields) => rename.run({ passkeyId: id, name: fieldText(fields, 'name') })}
      >
        <TextField path="name" label={t('passkeyName')} longest={passkeyNameLimit} opensWith={name} required />
        <CommandButton pending={rename.pending}>{t('saveName')}</CommandButton>
      </CheckedForm>
    </FormDetails>
  )
}

/** One passkey: its name, whether it was copied to further devices, when it was used, and how it is renamed and removed. */
export const OwnPasskey = ({ passkey, message }: Props) => {
  const t = useTranslations('factors.account')
  const locale = useLocale()
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const success = t('passkeyRemoved')
  const remove = useCommand(removePasskeyAction, { message, success, onSuccess: () => router.refresh() })
  const at = moment(passkey.createdAt, locale)
  return (
    <li className={styles.factor}>
      <Spread>
        <div>
          <TypedText>
            <strong>{passkey.name}</strong>
          </TypedText>
          <p className="small soft">
            {t('kinds.passkey')}, {passkey.isBackedUp ? t('synced') : t('notSynced')} · {t('since', { at })} ·{' '}
            {t('used', { at: moment(passkey.lastUsedAt, locale) })}
          </p>
        </div>
        <CommandButton
          pending={remove.pending}
          aria-label={t('removePasskeyOf', { name: isolatedText(passkey.name) })}
          onClick={() => setAsked(true)}
        >
          {t('remove')}
        </CommandButton>
      </Spread>
      <Rename passkey={passkey} message={message} />
      <ConfirmDialog
        open={asked}
        title={t('removePasskeyTitle')}
        text={t('removePasskeyText')}
        confirm={t('remove')}
        cancel={t('cancel')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false)
          void remove.run({ passkeyId: passkey.id })
        }}
      />
    </li>
  )
}
