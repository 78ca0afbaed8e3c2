'use client'

import { useRouter } from 'next/navigation'
import { useMessages, useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { passkeyNameLimit } from '@/domain/text-limits'
import { addPasskeyAction, startPasskeyAction } from '../actions'
import { byMakingPasskey } from './passkey-ceremony'
import { PasskeysElsewhere } from './passkeys-elsewhere'
import { RecoveryCodes } from './recovery-codes'
import { usePasskeys } from './use-passkeys'
import styles from './factors.module.css'

/** Makes a passkey of somebody who is signed in. With the first factor, in a demonstration, come the recovery codes. */
export const AddPasskey = ({ origin }: { origin: string | null }) => {
  const t = useTranslations('factors.account')
  const { passkey: texts, codes: codeTexts } = useMessages().factors
  const router = useRouter()
  const passkeys = usePasskeys(origin)
  const { refs, close } = useFormDetails()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const add = useCommand(byMakingPasskey(startPasskeyAction, addPasskeyAction, texts), {
    inForm: true,
    success: t('passkeyAdded'),
    onSuccess: ({ codes: newCodes }) => {
      close()
      setCodes(newCodes)
      if (!newCodes) router.refresh()
    },
  })
  const kept = () => {
    setCodes(null)
    router.refresh()
  }
  if (passkeys === 'nowhere') return <p className="small soft">{texts.nowhere}</p>
  if (passkeys === 'elsewhere' && origin !== null) return <PasskeysElsewhere text={texts.elsewhere} origin={origin} />
  return (
    <div className={styles.form}>
      {codes ? <RecoveryCodes codes={codes} texts={codeTexts} onKept={kept} /> : null}
      <FormDetails refs={refs} summary={t('addPasskey')}>
        <CheckedForm
          method="post"
          className={styles.form}
          onSend={(fields) => add.run({ name: fieldText(fields, 'name') })}
        >
          <p className="soft">{texts.about}</p>
          <TextField
            path="name"
            label={t('passkeyName')}
            hint={t('passkeyNameHint')}
            longest={passkeyNameLimit}
            required
          />
          <CommandButton pending={add.pending} className="button button-main">
            {add.pending ? texts.adding : texts.make}
          </CommandButton>
        </CheckedForm>
      </FormDetails>
      <SuccessMessage message={add.message} className="small" />
    </div>
  )
}
