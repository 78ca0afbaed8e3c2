'use client'

import { useAnswers, useCall } from './call-context'
import { ConflictPanel, isNoteConflict } from './conflict-panel'

/** Every answer that waits for a choice, also where its question is closed or has no place of its own: ending waits too. */
export const OpenConflicts = ({ interviewId }: { interviewId: string }) => {
  const { texts, wording, instrument } = useCall()
  const { conflicts } = useAnswers()
  const { questions } = wording.instrument
  const callDetailTexts: Readonly<Record<string, string>> = wording.instrument.beside
  const nameOf = (key: string) => {
    const question = instrument.questionOf(key)
    return question ? questions[question.key].short : (callDetailTexts[key] ?? key)
  }
  if (conflicts.length === 0) return null
  const first = conflicts.every(isNoteConflict) ? texts.end.noteConflictsFirst : texts.end.conflictsFirst
  return (
    <section>
      <h3>{first}</h3>
      {conflicts.map((conflict) => (
        <div key={conflict.operationId}>
          <p>
            <b>{nameOf(conflict.key)}</b>
          </p>
          <ConflictPanel interviewId={interviewId} conflict={conflict} />
        </div>
      ))}
    </section>
  )
}
