import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import { requestReasons } from '@/domain/calls/history'
import type { StepOfFamily } from '../parts/step-row'
import { CloseRequest } from './close-request'
import { useStepText } from './step-text'

/** The next step of a family and what somebody wrote about it; nothing for a family without a step. */
export const PlannedCall = ({ step }: { step: StepOfFamily | null }) => {
  const stepText = useStepText()
  if (!step) return null
  const isRequest = requestReasons.some((reason) => reason === step.reason)
  return (
    <>
      <p>
        <strong>{stepText(step)}</strong>
      </p>
      {isRequest && step.sourceId ? <CloseRequest key={step.sourceId} id={step.sourceId} /> : null}
      {step.note ? <TypedText>{`“${isolatedText(step.note)}”`}</TypedText> : null}
    </>
  )
}
