'use client'

import { useEffect, useEffectEvent } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { checkFreshAction } from '../actions'
import { confirmationChannel } from './confirmation-channel'
import { startWithProvider } from './start-with-provider'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = { texts: FactorTexts['again']; name: string; onConfirmed: () => void; onCancel: () => void }

/**
 * Somebody who is signed in shows again who they are, at the identity provider. That is done in a tab of its own, so that
 * nothing typed on this page is lost.
 */
export const ProviderAgain = ({ texts, name, onConfirmed, onCancel }: Props) => {
  const withName = (text: string) => text.replaceAll('{provider}', name)
  const start = useCommand(async () => {
    // Opened at the press itself: a browser opens no tab for what comes later.
    const tab = window.open('about:blank', '_blank')
    const outcome = await startWithProvider('/confirmed', true)
    if (tab && 'to' in outcome) {
      tab.location.assign(outcome.to)
      return { ok: true, data: null }
    }
    tab?.close()
    return { ok: false, code: 'refused', message: withName(texts.notOpened), problems: [] }
  })
  // Whoever closed that tab before its script had come is confirmed all the same. Not yet confirmed is no refusal here.
  const check = useCommand(async () => ({ ok: true, data: (await checkFreshAction({})).ok }), {
    onSuccess: (isFresh) => {
      if (isFresh) onConfirmed()
    },
  })
  const confirmed = useEffectEvent(onConfirmed)
  const comeBack = useEffectEvent(() => check.run(undefined))
  useEffect(() => {
    const channel = confirmationChannel()
    channel.addEventListener('message', () => confirmed())
    const onFocus = () => void comeBack()
    window.addEventListener('focus', onFocus)
    return () => {
      channel.close()
      window.removeEventListener('focus', onFocus)
    }
  }, [])
  return (
    <div className={styles.form}>
      <p>{withName(texts.providerText)}</p>
      <CommandMessage message={start.message} />
      <ButtonRow>
        <CommandButton pending={start.pending} className="button button-main" onClick={() => void start.run(undefined)}>
          {withName(texts.provider)}
        </CommandButton>
        <button type="button" className="button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </ButtonRow>
    </div>
  )
}
