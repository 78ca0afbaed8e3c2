'use client'

import { useRouter } from 'next/navigation'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { startInterviewAction } from '../actions'
import type { CallTexts } from './texts'

type Props = { familyId: string; roomId: string; texts: CallTexts['start'] }

/** Goes on in a room with the interview that is under way. */
export const ResumeInRoom = ({ familyId, roomId, texts }: Props) => {
  const router = useRouter()
  const resume = useCommand(startInterviewAction, { onSuccess: () => router.refresh() })
  return (
    <section>
      <p>{texts.underWay}</p>
      <p>
        <CommandButton
          pending={resume.pending}
          className="button button-main"
          onClick={() => void resume.run({ familyId, roomId, channel: 'video', chosenBy: 'parent' })}
        >
          {texts.resume}
        </CommandButton>
      </p>
      <CommandMessage message={resume.message} />
    </section>
  )
}
