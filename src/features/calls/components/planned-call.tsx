import { callReasonOf } from '@/domain/calls/next-step'
import { useStepText } from './step-text'

type Props = { request: { reason: string; notBefore: string; note: string } | null; today: string }

/** The reason and day of the next planned call; nothing without a call request. */
export const PlannedCall = ({ request, today }: Props) => {
  const stepText = useStepText(today)
  if (!request) return null
  return (
    <p>
      <strong>{stepText({ kind: 'wait', reason: callReasonOf(request.reason), from: request.notBefore })}</strong>
      {request.note ? ` “${request.note}”` : null}
    </p>
  )
}
