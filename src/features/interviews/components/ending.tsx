'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { callEndings, type CallEnding } from '@/domain/calls/call-ending'
import { breakReasons } from '@/domain/instrument/call-details'
import { CheckedForm } from '@/components/form/checked-form'
import { weekOf } from '@/domain/figures/week'
import { hardChecks } from '@/domain/instrument/checks'
import type { InterviewForm } from '../queries/interview-form'
import { weekNumber } from '@/i18n/format'
import { useAnswers, useCall } from './call-context'
import { endingForm } from './call-footer'
import { isNoteConflict } from './conflict-panel'
import { filled } from './texts'
import { CareNoteField } from './care-note'
import type { CareNote } from './use-care-note'
import type { CheckIn } from './use-check-in'
import type { Closing } from './use-closing-step'
import type { EndingPress } from './use-ending'
import type { FollowUps } from './use-follow-ups'
import type { Concern } from './use-concern'
import call from './call.module.css'
import styles from './ending.module.css'

type Props = {
  interview: InterviewForm
  steps: Closing
  followUps: FollowUps
  careNote: CareNote
  concern: Concern
  checkIn: CheckIn
  ending: EndingPress
}

/** Something that must be done before the call can end, and the action that leads to it. */
type Stop = { text: string; go?: () => void }

/** Says that the end waits for a connection, and lets the caller take it back. */
const EndWaits = ({ ending }: { ending: EndingPress }) => {
  const { texts } = useCall()
  const notice = useRef<HTMLParagraphElement>(null)
  // The form may have ended above what is in view, and its button stays where it was.
  useEffect(() => notice.current?.focus(), [])
  return (
    <section>
      <h3>{texts.end.how}</h3>
      <CheckedForm id={endingForm} className={call.form} onSend={ending.again}>
        <p ref={notice} tabIndex={-1} className="notice">
          {texts.end.waits}
        </p>
        <div>
          <button
            type="button"
            className="button"
            onClick={({ currentTarget: { form } }) => {
              // This button goes away; the one that ends the call, in the footer, is the last of the form.
              const end = [...(form?.elements ?? [])].at(-1)
              if (end instanceof HTMLElement) end.focus()
              ending.cancel()
            }}
          >
            {texts.end.takeBack}
          </button>
        </div>
      </CheckedForm>
    </section>
  )
}

/**
 * The form for how the call ended. Completing requires that no conflict is open and that both mandatory questions are answered.
 * What is not saved yet goes first, and the end follows when it has arrived.
 */
const EndForm = ({ interview, steps, followUps, careNote, concern, checkIn, ending }: Props) => {
  const { texts, today, goTo, instrument } = useCall()
  const { answers, conflicts, saved } = useAnswers()
  const [how, setHow] = useState<CallEnding>(careNote.text ? 'relieved' : 'completed')
  const [breakReason, setBreakReason] = useState<(typeof breakReasons)[number]>('technical')
  const id = useId()
  const hard = hardChecks(instrument, answers, today).filter(({ key }) => how === 'completed' || key === 'call_date')
  const list = useRef<HTMLUListElement>(null)
  const stops: Stop[] = []
  if (how !== 'to_be_continued') {
    for (const { id: check, key } of hard) stops.push({ text: texts.end.checkTexts[check], go: () => goTo(key) })
    if (conflicts.length > 0)
      stops.push({
        text: conflicts.every(isNoteConflict) ? texts.end.noteConflictsFirst : texts.end.conflictsFirst,
        go: () => steps.toStep('read_back'),
      })
  }
  if (concern.isTyped) stops.push({ text: texts.concern.finishFirst, go: () => concern.setOpen(true) })
  // What a rule refused does not arrive by waiting.
  if (Object.keys(followUps.problems).length > 0)
    stops.push({ text: texts.end.waitForSaving, go: () => steps.toStep('agreements') })
  else if (saved.state === 'other_person' || (saved.state === 'unsaved' && saved.message !== null))
    stops.push({ text: texts.end.waitForSaving })
  const day = answers.call_date?.value
  const week = weekNumber(weekOf(typeof day === 'string' ? day : interview.startedOn))
  const counts = answers.confidentiality?.value === 'yes'
  const counted =
    how === 'to_be_continued'
      ? texts.end.countsLater
      : counts
        ? filled(texts.end.counts, { week })
        : texts.end.countsNot
  const end = async () => {
    if (stops.length > 0) return list.current?.focus()
    if (checkIn.isUnsent) void checkIn.send(checkIn.values)
    return ending.send({
      how,
      ...(how === 'broken_off' ? { breakReason } : how === 'relieved' ? { careNote: careNote.text } : {}),
    })
  }
  return (
    <section>
      <h3>{texts.end.how}</h3>
      <CheckedForm id={endingForm} className={call.form} onSend={end}>
        <fieldset>
          <legend className="visually-hidden">{texts.end.how}</legend>
          {callEndings.map((way) => (
            <label key={way} className={call.switch}>
              <input type="radio" name={`${id}-how`} checked={how === way} onChange={() => setHow(way)} />
              {texts.end[way]}
            </label>
          ))}
        </fieldset>
        {how === 'broken_off' ? (
          <fieldset>
            <legend>{texts.end.breakReason}</legend>
            {breakReasons.map((one) => (
              <label key={one} className={call.switch}>
                <input
                  type="radio"
                  name={`${id}-why`}
                  checked={breakReason === one}
                  onChange={() => setBreakReason(one)}
                />
                {texts.end.breakReasons[one]}
              </label>
            ))}
          </fieldset>
        ) : null}
        {how === 'relieved' ? <CareNoteField careNote={careNote} /> : null}
        <p className="small soft">{counted}</p>
        <a href={`/families/${interview.familyId}/interview`}>{texts.end.noConversation}</a>
        {ending.problem === null ? null : (
          <p role="alert" className="problem">
            {ending.problem}
          </p>
        )}
        <div role="status">
          <ul ref={list} tabIndex={-1} className={styles.stops}>
            {stops.map(({ text, go }) => (
              <li key={text} className="problem">
                {go ? (
                  <button type="button" className={call.take} onClick={go}>
                    {text}
                  </button>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      </CheckedForm>
    </section>
  )
}

/** How the call ended: the form, or what becomes of it when it was pressed and has not arrived. */
export const Ending = (props: Props) =>
  props.ending.waits ? <EndWaits ending={props.ending} /> : <EndForm {...props} />
