'use client'

import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { Dialog } from '@/components/form/dialog'
import { ButtonRow } from '@/components/layout/button-row'
import type { AboutProps } from './host-about'
import type { HostCommands } from './host-commands'

/** The way out when picture and sound do not work: the interview goes on as a call by telephone. */
export const HostPhone = ({ about, commands }: AboutProps & { commands: HostCommands }) => {
  const t = useTranslations('roomHost.phone')
  const { question, ask, ending, endMessage, goOnByPhone } = commands
  const cancel = () => ask(null)
  return (
    <Dialog open={question?.kind === 'phone'} title={t('title')} onClose={cancel}>
      <p>{t('text')}</p>
      {about.numbers.map(({ text, href }) => (
        <p key={text}>{href ? <a href={href}>{text}</a> : text}</p>
      ))}
      <ButtonRow>
        <CommandButton pending={ending} className="button button-main" onClick={() => void goOnByPhone()}>
          {t('confirm')}
        </CommandButton>
        <button type="button" className="button" onClick={cancel}>
          {t('cancel')}
        </button>
      </ButtonRow>
      <CommandMessage message={endMessage} />
    </Dialog>
  )
}
