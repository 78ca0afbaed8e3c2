'use client'

import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { checkAgainAction, startPasskeyAgainAction } from '../actions'
import { byShowingPasskey } from './passkey-ceremony'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

/** Somebody who is signed in shows again who they are, by a passkey. */
export const PasskeyAgain = ({ texts, onConfirmed }: { texts: FactorTexts['passkey']; onConfirmed: () => void }) => {
  const check = useCommand(byShowingPasskey(startPasskeyAgainAction, checkAgainAction, texts), {
    onSuccess: onConfirmed,
  })
  return (
    <div className={styles.form}>
      <CommandButton pending={check.pending} className="button button-main" onClick={() => void check.run({})}>
        {texts.confirm}
      </CommandButton>
      <CommandMessage message={check.message} />
      <p className="small soft">{texts.orCode}</p>
    </div>
  )
}
