'use client'

import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { addFirstPasskeyAction, startFirstPasskeyAction } from '../actions'
import { byMakingPasskey } from './passkey-ceremony'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = { texts: FactorTexts['passkey']; name: string; onAdded: (codes: readonly string[]) => void }

/** Makes a passkey as the first factor of an account. */
export const PasskeySetUp = ({ texts, name, onAdded }: Props) => {
  const add = useCommand(byMakingPasskey(startFirstPasskeyAction, addFirstPasskeyAction, texts), {
    leaves: true,
    onSuccess: ({ codes }) => onAdded(codes),
  })
  return (
    <div className={`${styles.form} ${styles.scripted}`}>
      <p>{texts.about}</p>
      <CommandButton pending={add.pending} className="button button-main" onClick={() => void add.run({ name })}>
        {add.pending ? texts.adding : texts.make}
      </CommandButton>
      <CommandMessage message={add.message} />
    </div>
  )
}
