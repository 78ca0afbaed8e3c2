'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Dialog } from '@/components/form/dialog'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { offerConfirmation } from '@/components/form/step-up'
import { useCommand } from '@/components/form/use-command'
import type { StaffActor } from '@/domain/access/actor'
import { ButtonRow } from '@/components/layout/button-row'
import { checkAgainAction, checkFreshAction } from '../actions'
import { CodeField } from './code-field'
import { PasskeyAgain } from './passkey-again'
import { ProviderAgain } from './provider-again'
import type { FactorTexts } from './texts'
import { usePasskeys } from './use-passkeys'
import styles from './factors.module.css'

type Props = {
  by: StaffActor['confirmsBy']
  /** As people call the identity provider. */
  provider: string
  texts: FactorTexts
  /** Where the person's passkeys can be shown; null when there are none. */
  passkeyOrigin: string | null
}

const PasswordField = ({ label }: { label: string }) => (
  <Field path="password" label={label}>
    {(field) => <input {...field} type="password" className="input" autoComplete="current-password" required />}
  </Field>
)

/**
 * Opens when a command needs a person who showed just now who they are. After the right code the command is sent again, and
 * what was typed stays where it is.
 */
export const ConfirmAgain = ({ by, provider, texts: { again: texts, passkey }, passkeyOrigin }: Props) => {
  const withPasskey = usePasskeys(passkeyOrigin) === 'here'
  const [open, setOpen] = useState(false)
  const answer = useRef<((confirmed: boolean) => void) | null>(null)
  // The command of this check asks by itself, as every other does.
  const fresh = useCommand(checkFreshAction, { inForm: true })
  const askIfNeeded = useEffectEvent(async () => (await fresh.run({}))?.code !== 'step_up')
  const ask = useEffectEvent((): Promise<boolean> => {
    setOpen(true)
    return new Promise((resolve) => (answer.current = resolve))
  })
  useEffect(() => offerConfirmation({ ask: () => ask(), askIfNeeded: () => askIfNeeded() }), [])
  const close = (confirmed: boolean) => {
    setOpen(false)
    answer.current?.(confirmed)
    answer.current = null
  }
  const check = useCommand(checkAgainAction, { inForm: true, onSuccess: () => close(true) })
  const send = (fields: FormData) =>
    check.run(by === 'factor' ? { code: fieldText(fields, 'code') } : { password: fieldText(fields, 'password') })
  return (
    <Dialog open={open} title={texts.title} onClose={() => close(false)}>
      <p>{texts.text}</p>
      {withPasskey ? <PasskeyAgain texts={passkey} onConfirmed={() => close(true)} /> : null}
      {by === 'provider' ? (
        <ProviderAgain texts={texts} name={provider} onConfirmed={() => close(true)} onCancel={() => close(false)} />
      ) : (
        <CheckedForm method="post" className={styles.form} onSend={send} opens={!withPasskey}>
          {by === 'factor' ? <CodeField label={texts.code} kind="any" /> : <PasswordField label={texts.password} />}
          <ButtonRow>
            <CommandButton pending={check.pending} className={withPasskey ? 'button' : 'button button-main'}>
              {texts.submit}
            </CommandButton>
            <button type="button" className="button" onClick={() => close(false)}>
              {texts.cancel}
            </button>
          </ButtonRow>
        </CheckedForm>
      )}
    </Dialog>
  )
}
