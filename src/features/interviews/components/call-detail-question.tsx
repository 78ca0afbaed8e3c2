'use client'

import { useId } from 'react'
import { callDetailItems, type CallDetailKey } from '@/domain/instrument/call-details'
import type { Item, Question } from '@/domain/instrument/keys'
import { partsOf } from '@/i18n/answer-text'
import { AnswerControl } from './answer-control'
import { useAnswers, useCall } from './call-context'
import call from './call.module.css'

/** One fact beside the thirty, saved by the same means. */
export const CallDetailItem = ({ name, label }: { name: CallDetailKey; label?: string }) => {
  const { wording, change } = useCall()
  const { answers, problems } = useAnswers()
  const id = useId()
  // A fact beside the thirty is drawn as an item is, by a key that is none of theirs.
  const item = callDetailItems.find(({ key }) => key === name) as Item | undefined
  if (!item) return null
  return (
    <div className={call.follow}>
      <h3 id={id}>{label ?? wording.instrument.beside[name]}</h3>
      <AnswerControl
        item={item}
        answer={answers[name]}
        labelledBy={id}
        keys={false}
        onChange={(value, typing) => change(name, 'value', { value, missing: null }, typing)}
      />
      {problems[name] ? <p className="problem">{problems[name]}</p> : null}
    </div>
  )
}

const SafetyCard = () => {
  const { wording } = useCall()
  return (
    <aside className={`notice ${call.card} small`}>
      <h3>{wording.cards.safety.title}</h3>
      <ul>
        {wording.cards.safety.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </aside>
  )
}

/** What an answer calls for beside its own options: a probe, a card, an interpreter. Shown; it decides nothing. */
export const CallDetailQuestion = ({ question }: { question: Question }) => {
  const { texts, wording } = useCall()
  const { answers } = useAnswers()
  const value = answers[question.key]?.value
  const chosenOptions = partsOf(value)
  if (question.kind === 'grade' && typeof value === 'number' && value <= 5)
    return (
      <>
        <p className={`notice small ${call.card}`}>{wording.cards.lowGradeProbe}</p>
        {value <= 3 ? <SafetyCard /> : null}
      </>
    )
  if (question.key === 'home_languages' && chosenOptions.length > 0 && !chosenOptions.includes('nl'))
    return <CallDetailItem name="interpreter_next_time" label={texts.beside.interpreter} />
  if (question.key === 'doing_for_others' && chosenOptions.length > 0 && !chosenOptions.includes('nothing_now'))
    return <p className="small soft">{texts.beside.offer}</p>
  return null
}
