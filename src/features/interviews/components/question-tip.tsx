'use client'

import { TypedText } from '@/components/layout/typed-text'
import type { Question } from '@/domain/instrument/keys'
import { useCall } from './call-context'

export const useTip = (question: Question | null) => {
  const { wording } = useCall()
  return question && (wording.instrument.questions[question.key]?.tip || null)
}

/** The tip for a question: simpler words for it, and how to ask further. */
export const QuestionTip = ({ question }: { question: Question | null }) => {
  const { texts } = useCall()
  const tip = useTip(question)
  if (!tip) return null
  if (typeof tip === 'string') return <TypedText>{tip}</TypedText>
  return (
    <>
      <p>“{tip.say}”</p>
      {tip.simpler ? (
        <p>
          <b>{texts.simpler}: </b>
          {tip.simpler}
        </p>
      ) : null}
      <p>
        <b>{texts.probe}: </b>“{tip.probe}”
      </p>
      {tip.mind ? <p className="soft">{tip.mind}</p> : null}
    </>
  )
}
