'use client'

import { useState } from 'react'
import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { completeCareStepAction, reopenCareStepAction } from '../actions'
import styles from './care-steps.module.css'

/**
 * `about` names the parent in the button for screen readers, because a page can have several such buttons. `decides`: the
 * family may not be called, and a coordinator decides instead.
 */
type Props = { id: string; about: string; decides: boolean }

/** The button that notes that the step is done. The step stays in place, so that it can be taken back. */
export const CompleteCareStep = ({ id, about, decides }: Props) => {
  const t = useTranslations('careSteps')
  const words = useTranslations('frame.actions')
  const [isDone, setDone] = useState(false)
  const complete = useCommand(completeCareStepAction, { onSuccess: () => setDone(true) })
  const reopen = useCommand(reopenCareStepAction, { onSuccess: () => setDone(false) })
  const command = isDone ? reopen : complete
  return (
    <div className={`${styles.actions} no-print`}>
      <span role="status" className={isDone ? undefined : 'visually-hidden'}>
        {isDone ? t(decides ? 'decidedDone' : 'done') : null}
      </span>
      <CommandButton
        pending={command.pending}
        className={isDone ? 'button button-quiet' : 'button'}
        onClick={() => void command.run({ id })}
      >
        {isDone ? words('undo') : t(decides ? 'decided' : 'complete')}
        <span className="visually-hidden"> {about}</span>
      </CommandButton>
      <ProblemMessage message={command.message} />
    </div>
  )
}
