'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import type { InterpreterChoice } from '@/domain/calls/interpreters'
import { isolatedText } from '@/domain/isolated-text'
import { longDay } from '@/i18n/format'
import { refuseInterpreterAction, withdrawRefusalAction } from '../actions'
import styles from './interpreters.module.css'

type Props = { familyId: string; interpreter: InterpreterChoice }

/** An interpreter whom the family knows, with what the parent says: not this one, or this one after all. */
export const KnownInterpreter = ({ familyId, interpreter: { id, name, lastOn, isRefused } }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const locale = useLocale()
  const router = useRouter()
  const message = useState<Message>(null)
  const onSuccess = () => router.refresh()
  const refuse = useCommand(refuseInterpreterAction, { message, success: t('refusedNow'), onSuccess })
  const accept = useCommand(withdrawRefusalAction, { message, success: t('acceptedNow'), onSuccess })
  const input = { familyId, interpreterId: id }
  return (
    <li className={styles.known}>
      <p>
        {name}{' '}
        <span className="soft small">
          {lastOn ? t('lastOn', { day: longDay(lastOn, locale) }) : null} {isRefused ? t('refused') : null}
        </span>
      </p>
      <CommandButton
        pending={refuse.pending || accept.pending}
        className="button button-quiet no-print"
        aria-label={t(isRefused ? 'acceptOf' : 'refuseOf', { name: isolatedText(name) })}
        onClick={() => void (isRefused ? accept : refuse).run(input)}
      >
        {t(isRefused ? 'accept' : 'refuse')}
      </CommandButton>
      <CommandMessage message={message[0]} />
    </li>
  )
}
