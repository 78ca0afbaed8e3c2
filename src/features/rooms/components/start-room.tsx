'use client'

import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { startRoomAction } from '../actions'

type Props = {
  familyId: string
  appointmentId?: string | null
  /** False where no relay is set: the line then says why there is no button. */
  isPossible: boolean
  /** An interview is under way, and goes on in the room. */
  hasInterview?: boolean
}

/** Opens a room for a call with picture. The camera is allowed in rooms alone, so the room is loaded as a page of its own. */
export const StartRoom = ({ familyId, appointmentId = null, isPossible, hasInterview = false }: Props) => {
  const t = useTranslations('roomStart')
  const start = useCommand(startRoomAction, {
    leaves: true,
    onSuccess: ({ id }) => window.location.assign(`/rooms/${id}`),
  })
  if (!isPossible) return <p className="soft small no-print">{t('none')}</p>
  return (
    <div className="no-print">
      <CommandButton
        pending={start.pending}
        onClick={() => void start.run({ familyId, ...(appointmentId ? { appointmentId } : {}) })}
      >
        {t(hasInterview ? 'resume' : 'button')}
      </CommandButton>
      <CommandMessage message={start.message} />
    </div>
  )
}
