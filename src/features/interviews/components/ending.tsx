'use client'

import { useId, useRef, useState } from 'react'
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
import { put } from './operation'
import { filled } from './texts'
import { CareNoteField } from './care-note'
import type { CareNote } from './use-care-note'
import type { CheckIn } from './use-check-in'
import type { Closing } from './use-closing-step'
import type { Concern } from './use-concern'
import type { FollowUps } from './use-follow-ups'
import call from './call.module.css'
import styles from './ending.module.css'

type Props = {
  interview: InterviewForm
  steps: Closing
  followUps: FollowUps
  careNote: CareNote
  concern: Concern
  checkIn: CheckIn
}

/** Something that must be done before the call can end, and the action that leads to it. */
type Stop = { text: string; go?: () => void }

/** Sends a check-in that is still unsent. Resolves to whether the server has it. */
const sendAlong = async (checkIn: CheckIn) => !checkIn.isUnsent || (await checkIn.send(checkIn.values))

/**
 * The form for how the call ended. Completing requires that everything is saved, that no conflict is open, and that both
 * mandatory questions are answered.
 */
export const Ending = ({ interview, steps, followUps, careNote, concern, checkIn }: Props) => {
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
  if (concern.isUnsent) stops.push({ text: texts.concern.finishFirst, go: () => concern.setOpen(true) })
  if (followUps.isUnsent) stops.push({ text: texts.end.waitForSaving, go: () => steps.toStep('agreements') })
  else if (saved.state !== 'saved') stops.push({ text: texts.end.waitForSaving })
  const day = answers.call_date?.value
  const week = weekNumber(weekOf(typeof day === 'string' ? day : interview.startedOn))
  const counts = answers.confidentiality?.value === 'yes'
  const counted =
    how === 'to_be_continued'
      ? texts.end.countsLater
      : counts
        ? filled(texts.end.counts, { week })
        : texts.end.countsNot
  const refused = (message: string) => ({ message, problems: [] })
  const end = async () => {
    if (stops.length > 0) return list.current?.focus()
    if (!(await sendAlong(checkIn))) return refused(texts.end.notSent)
    const reply = await put<{ state: CallEnding }>(`/api/interviews/${interview.id}/end`, {
      how,
      ...(how === 'broken_off' ? { breakReason } : how === 'relieved' ? { careNote: careNote.text } : {}),
    })
    if (reply.kind === 'taken') {
      await careNote.forget()
      // A full page load, to the record or to the list of today.
      window.location.assign(how === 'to_be_continued' ? '/today' : `/interviews/${interview.id}?ended=1`)
      // The promise never resolves, so the form stays busy until the new page is there and a second press does nothing.
      return new Promise<never>(() => {})
    }
    return refused(reply.kind === 'refused' ? reply.message : texts.end.failed)
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
