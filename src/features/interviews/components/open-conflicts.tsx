'use client'

import { askedTextsOf } from '@/i18n/instrument-texts'
import { useAnswers, useCall } from './call-context'
import { ConflictPanel, isNoteConflict } from './conflict-panel'

/**
 * All open conflicts, including those of questions behind a closed route and of call details, because the call cannot end
 * before they are resolved.
 */
export const OpenConflicts = () => {
  const { texts, wording, instrument } = useCall()
  const { conflicts, problems, noteProblems } = useAnswers()
  const callDetailTexts: Readonly<Record<string, string>> = wording.instrument.beside
  const nameOf = (key: string) => {
    const question = instrument.questionOf(key)
    return question ? askedTextsOf(wording.instrument, question.key).short : (callDetailTexts[key] ?? key)
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
          <ConflictPanel conflict={conflict} />
          <p role="alert" className="problem">
            {(conflict.part === 'note' ? noteProblems : problems)[conflict.key]}
          </p>
        </div>
      ))}
    </section>
  )
}
