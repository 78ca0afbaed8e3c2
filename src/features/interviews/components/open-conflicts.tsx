'use client'

import type { ChangePart } from '@/domain/instrument/changes'
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
  const isAsked = (key: string, part: ChangePart) =>
    conflicts.some((conflict) => conflict.key === key && conflict.part === part)
  // Somebody else may have chosen meanwhile: then nothing is asked, and the message stays.
  const messages = [
    ...Object.entries(problems).filter(([key]) => !isAsked(key, 'value')),
    ...Object.entries(noteProblems).filter(([key]) => !isAsked(key, 'note')),
  ]
  if (conflicts.length + messages.length === 0) return null
  const first = conflicts.every(isNoteConflict) ? texts.end.noteConflictsFirst : texts.end.conflictsFirst
  return (
    <section>
      {conflicts.length > 0 ? <h3>{first}</h3> : null}
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
      {messages.map(([key, message]) => (
        <p key={`${key} ${message}`} role="alert" className="problem">
          <b>{nameOf(key)}</b> {message}
        </p>
      ))}
    </section>
  )
}
