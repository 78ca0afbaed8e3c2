'use client'

import { useId } from 'react'
import { callDetailItems, type CallDetailKey } from '@/domain/instrument/call-details'
import type { Item, Question } from '@/domain/instrument/keys'
import { partsOf } from '@/i18n/answer-text'
import { AnswerControl } from './answer-control'
import { useAnswers, useCall } from './call-context'
import call from './call.module.css'

/** One call detail, which is saved in the same way as an answer. */
export const CallDetailItem = ({ name, label }: { name: CallDetailKey; label?: string }) => {
  const { wording, change } = useCall()
  const { answers, problems } = useAnswers()
  const id = useId()
  // A call detail is drawn in the same way as an item, and no call detail has the key of an item. The type `Item` lists only
  // the keys of items, which is why the cast is needed.
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

/**
 * What an answer prompts the caller to do: ask further, read the safety card, ask about an interpreter. It only shows this
 * and decides nothing.
 */
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
