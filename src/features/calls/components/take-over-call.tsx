'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { isolatedText } from '@/domain/isolated-text'
import { takeOverCallAction } from '../actions'
import { useColleague } from './presence'

/** Tells a coordinator that a colleague is calling this family, and offers to take the call over. */
export const TakeOverCall = ({ familyId }: { familyId: string }) => {
  const t = useTranslations('calls.presence')
  const router = useRouter()
  const colleague = useColleague(familyId)
  const take = useCommand(takeOverCallAction, { success: t('taken'), onSuccess: () => router.refresh() })
  return (
    <>
      {colleague ? (
        <div className="notice">
          <p>{t('takeOverText', { name: isolatedText(colleague) })}</p>
          <CommandButton pending={take.pending} onClick={() => void take.run({ familyId })}>
            {t('takeOver')}
          </CommandButton>
        </div>
      ) : null}
      <CommandMessage message={take.message} />
    </>
  )
}
