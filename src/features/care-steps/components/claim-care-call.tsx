'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { claimCareCallAction } from '../actions'
import styles from './care-steps.module.css'

type Props = { id: string; about: string }

/** Gives this person a colleague's family for the call that they promised, and goes to it. */
export const ClaimCareCall = ({ id, about }: Props) => {
  const t = useTranslations('careSteps')
  const router = useRouter()
  const claim = useCommand(claimCareCallAction, {
    onSuccess: ({ familyId }) => router.push(href('/families/[id]/interview', { id: familyId })),
  })
  return (
    <div className={`${styles.actions} no-print`}>
      <CommandButton pending={claim.pending} className="button button-main" onClick={() => void claim.run({ id })}>
        {t('claim')}
        <span className="visually-hidden"> {about}</span>
      </CommandButton>
      <span className="soft small">{t('claimText')}</span>
      <ProblemMessage message={claim.message} />
    </div>
  )
}
