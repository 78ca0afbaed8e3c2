'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { dismissJobAction } from '../actions'

type Props = { id: string; describedBy: string }

/** Puts away what a job has made for this person. What is put away leaves the page, so success needs no message. */
export const DismissJob = ({ id, describedBy }: Props) => {
  const t = useTranslations('jobs')
  const router = useRouter()
  const { pending, run, message } = useCommand(dismissJobAction, { onAnswer: () => router.refresh() })
  return (
    <>
      <CommandButton
        pending={pending}
        className="button button-quiet"
        aria-describedby={describedBy}
        onClick={() => void run({ id })}
      >
        {t('dismiss')}
      </CommandButton>
      <ProblemMessage message={message} />
    </>
  )
}
