'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { Item, Question } from '@/domain/instrument/keys'
import { effectiveAnswer, isApplicable } from '@/domain/instrument/routing'
import { useOpenedFocus } from '@/components/form/use-opened-focus'
import { Field } from '@/components/form/field'
import { textLimit } from '@/domain/instrument/answer'
import { answerInSentence, answerText } from '@/i18n/answer-text'
import { askedTextsOf } from '@/i18n/instrument-texts'
import { AnswerControl } from './answer-control'
import { CallDetailQuestion } from './call-detail-question'
import { bringIntoView } from './bring-into-view'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import { ConflictPanel, isNoteConflict } from './conflict-panel'
import { ConfidentialityLines } from './introduction'
import { isAnswered, MissingRow } from './missing-row'
import { EarlierInShort, Offer } from './offer'
import call from './call.module.css'
import styles from './question-block.module.css'

type Props = {
  question: Question
  isCurrent: boolean
  focus: boolean
  keys: boolean
  /** How often the keyboard shortcut for the note has been pressed. */
  noteAsks?: number
  /** Whether the question is part of a page with other content, and does not scroll into view by itself. */
  isPart?: boolean
}

const useWording = (item: Item) => {
  const { wording, organisation } = useCall()
  return filled(askedTextsOf(wording.instrument, item.key).wording, { organisation })
}

const QuestionPart = ({ item }: { item: Item }) => {
  const { change } = useCall()
  const { answers, problems } = useAnswers()
  const id = useId()
  const wording = useWording(item)
  return (
    <div className={call.follow}>
      <h3 id={id}>{wording}</h3>
      <Offer item={item} keys={false} />
      <AnswerControl
        item={item}
        answer={answers[item.key]}
        labelledBy={id}
        keys={false}
        onChange={(value, typing) => change(item.key, 'value', { value, missing: null }, typing)}
      />
      {item.kind === 'text' ? null : <MissingRow item={item} keys={false} noteOpen={false} onNote={null} />}
      {problems[item.key] ? <p className="problem">{problems[item.key]}</p> : null}
    </div>
  )
}

const QuestionNote = ({ item, open, asks }: { item: Item; open: boolean; asks: number }) => {
  const { texts, change } = useCall()
  const { notes, noteProblems } = useAnswers()
  const note = notes[item.key] ?? ''
  const container = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useOpenedFocus(container, open)
  useEffect(() => {
    if (asks > 0) field.current?.focus()
  }, [asks])
  if (!open && note === '') return null
  return (
    <div ref={container}>
      <Field
        path={`${item.key}-note`}
        className={`field ${styles.note}`}
        labelClassName="small"
        label={texts.note}
        longest={textLimit}
        text={note}
        problem={noteProblems[item.key]}
      >
        {(fieldProps) => (
          <textarea
            {...fieldProps}
            ref={field}
            autoComplete="off"
            className="input"
            rows={2}
            value={note}
            onChange={(event) => change(item.key, 'note', { note: event.target.value || null }, true)}
          />
        )}
      </Field>
    </div>
  )
}

/** The current question: large, with its options, missing reasons, second parts and note. */
const CurrentQuestion = ({ question, focus, keys, noteAsks = 0, isPart }: Omit<Props, 'isCurrent'>) => {
  const { texts, wording, change, opensAtNotice, instrument } = useCall()
  const { answers, problems, conflicts } = useAnswers()
  const [isNoteOpened, setNoteOpened] = useState(false)
  // Presses from before this question became the current one were meant for another question.
  const [asksBefore] = useState(noteAsks)
  const noteOpen = isNoteOpened || noteAsks > asksBefore
  const id = useId()
  const text = useWording(question)
  const container = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!container.current || isPart || (opensAtNotice && !focus)) return
    if (focus) container.current.focus({ preventScroll: true })
    bringIntoView(container.current)
  }, [focus, question.key, isPart, opensAtNotice])
  const answer = answers[question.key]
  const closed = !isApplicable(instrument, question, answers)
  const openParts = (question.parts ?? []).filter((part) => isApplicable(instrument, part, answers))
  return (
    <section
      ref={container}
      tabIndex={-1}
      className={`${styles.question} ${styles.inHand}`}
      aria-labelledby={id}
      data-question={question.key}
    >
      {question.sensitive ? <p className={`${styles.lead} small`}>{wording.cards.groceriesLeadIn}</p> : null}
      <h2 id={id}>
        <span className="visually-hidden">{question.number}. </span>
        {text}
      </h2>
      {question.byCaller ? <p className="small soft">{texts.byCaller}</p> : null}
      {closed ? <p className="small soft">{texts.notApplicable}</p> : null}
      <Offer item={question} keys={keys} />
      <AnswerControl
        item={question}
        answer={answer}
        labelledBy={id}
        keys={keys}
        onChange={(value, typing) => change(question.key, 'value', { value, missing: null }, typing)}
      />
      <MissingRow item={question} keys={keys} noteOpen={noteOpen} onNote={() => setNoteOpened(true)} />
      {problems[question.key] ? (
        <p role="alert" className="problem">
          {problems[question.key]}
        </p>
      ) : null}
      {conflicts
        .filter(({ key }) => key === question.key || openParts.some((part) => part.key === key))
        .map((conflict) => (
          <ConflictPanel key={conflict.operationId} conflict={conflict} />
        ))}
      {openParts.map((part) => (
        <QuestionPart key={part.key} item={part} />
      ))}
      <CallDetailQuestion question={question} />
      {question.key === 'confidentiality' ? <ConfidentialityLines /> : null}
      <QuestionNote item={question} open={noteOpen} asks={noteAsks - asksBefore} />
    </section>
  )
}

/**
 * A question of the section that is not the current one: its wording and its answer as a sentence. A tap makes it current.
 */
const QuietQuestion = ({ question }: { question: Question }) => {
  const { texts, words, goTo, later, instrument } = useCall()
  const { answers, notes, problems, noteProblems, conflicts } = useAnswers()
  const text = useWording(question)
  const answer = answers[question.key]
  const said = answerText(question, answer, words)
  const conflict = conflicts.find(({ key }) => key === question.key)
  const refused = [question, ...(question.parts ?? [])]
    .map(({ key }) => problems[key] ?? noteProblems[key])
    .find((problem) => problem)
  const effective = effectiveAnswer(instrument, question.key, answers)
  const hasAnswer = isAnswered(answer)
  const state =
    effective.state === 'not_applicable'
      ? hasAnswer
        ? filled(texts.notApplicableKept, { answer: answerInSentence(question, answer, words) })
        : texts.notApplicable
      : hasAnswer
        ? null
        : later.includes(question.key)
          ? texts.laterOn
          : texts.notAsked
  const parts = (question.parts ?? []).filter(
    (part) =>
      isApplicable(instrument, part, answers) && effectiveAnswer(instrument, part.key, answers).state === 'value',
  )
  return (
    <section className={styles.question}>
      <h2>
        <button type="button" className={call.take} onClick={() => goTo(question.key)}>
          {text}
        </button>
      </h2>
      <p className={styles.said}>
        {state ? <span className="soft small">{state}</span> : <b>{said}</b>}
        {parts.map((part) => (
          <span key={part.key} className="small">
            {' · '}
            {answerInSentence(part, answers[part.key], words)}
          </span>
        ))}
        {hasAnswer ? null : <EarlierInShort item={question} />}
        {notes[question.key] ? <span className="soft small">{` · “${notes[question.key]}”`}</span> : null}
      </p>
      {conflict ? (
        <p className="problem">{isNoteConflict(conflict) ? texts.conflict.noteTitle : texts.conflict.title}</p>
      ) : null}
      {refused ? <p className="problem">{refused}</p> : null}
    </section>
  )
}

export const QuestionBlock = ({ isCurrent: inHand, ...props }: Props) =>
  inHand ? <CurrentQuestion {...props} /> : <QuietQuestion question={props.question} />
