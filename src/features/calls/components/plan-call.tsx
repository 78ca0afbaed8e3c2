'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { requestCallAction } from '../actions'

/** Plans a call from today on, by which a stop of the organisation ends. */
export const PlanCall = ({ familyId, name, today }: { familyId: string; name: string; today: string }) => {
  const t = useTranslations('calls.tasks')
  const router = useRouter()
  const requestId = useRef<string | null>(null)
  const request = useCommand(requestCallAction, { success: t('planned'), onSuccess: () => router.refresh() })
  const plan = () => {
    requestId.current ??= crypto.randomUUID()
    void request.run({ id: requestId.current, familyId, reason: 'wish', notBefore: today, note: '' })
  }
  return (
    <>
      <CommandButton pending={request.pending} onClick={plan}>
        {t('plan')}
        <span className="visually-hidden"> {name}</span>
      </CommandButton>
      <CommandMessage message={request.message} />
    </>
  )
}
