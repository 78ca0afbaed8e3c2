'use client'

import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { checkPasskeyAction, startPasskeyCheckAction } from '../actions'
import { byShowingPasskey } from './passkey-ceremony'
import { PasskeysElsewhere } from './passkeys-elsewhere'
import type { FactorTexts } from './texts'
import { usePasskeys } from './use-passkeys'
import styles from './factors.module.css'

type Props = { texts: FactorTexts['passkey']; origin: string; next: string; orCode: boolean }

/** The second step of signing in, by a passkey. */
export const PasskeyCheck = ({ texts, origin, next, orCode }: Props) => {
  const passkeys = usePasskeys(origin)
  const check = useCommand(byShowingPasskey(startPasskeyCheckAction, checkPasskeyAction, texts), {
    leaves: true,
    onSuccess: () => window.location.replace(next),
  })
  if (passkeys === 'nowhere') return null
  if (passkeys === 'elsewhere') return <PasskeysElsewhere text={texts.elsewhere} origin={origin} />
  return (
    <div className={styles.form}>
      <CommandButton pending={check.pending} className="button button-main" onClick={() => void check.run({})}>
        {check.pending ? texts.busy : texts.use}
      </CommandButton>
      <CommandMessage message={check.message} />
      {orCode ? <p className="small soft">{texts.orCode}</p> : null}
    </div>
  )
}
