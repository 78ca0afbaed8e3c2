'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { retireOwnQuestionAction } from '../actions'

/** Stops asking a question, after a confirmation. */
export const StopButton = ({ id, short }: { id: string; short: string }) => {
  const t = useTranslations('questions')
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const stop = useCommand(retireOwnQuestionAction, {
    onSuccess: () => router.push(href('/questions', {}, { stopped: 1 })),
  })
  return (
    <>
      <CommandButton
        pending={stop.pending}
        className="button button-quiet"
        aria-label={t('stopOf', { short })}
        onClick={() => setAsking(true)}
      >
        {t('stop')}
      </CommandButton>
      <CommandMessage message={stop.message} />
      <ConfirmDialog
        open={asking}
        title={t('stopTitle', { short })}
        text={t('stopText')}
        confirm={t('stopYes')}
        cancel={t('stopNo')}
        onConfirm={() => {
          setAsking(false)
          void stop.run({ id })
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
