'use client'

import { useId } from 'react'
import { Field } from '@/components/form/field'
import { followUpResults } from '@/domain/calls/follow-up'
import { followUpNoteLimit } from '@/domain/text-limits'
import { shortDay } from '@/i18n/format'
import type { InterviewForm } from '../queries/interview-form'
import { useCall, useWaitingForms } from './call-context'
import { closes } from './pressed-forms'
import { filled } from './texts'
import type { FollowUp, FollowUps } from './use-follow-ups'
import call from './call.module.css'
import styles from './help-follow-up.module.css'

type EarlierHelp = InterviewForm['earlierHelp'][number]

type ItemProps = { item: EarlierHelp; followUps: FollowUps }

const HelpToAsk = ({ item, followUps }: ItemProps) => {
  const { texts, wording, locale } = useCall()
  const { followUp } = texts
  const id = useId()
  const { result, note }: FollowUp = followUps.answers[item.id] ?? { result: 'not_asked', note: '' }
  const { forms, closings } = followUps
  const isCloseWaiting = useWaitingForms(forms).some(closes(item.id))
  const closing = closings[item.id]
  const isClosed = isCloseWaiting || closing === null || item.state === 'done'
  const isUnsent = isCloseWaiting || item.id in followUps.unsent
  // The caller closes the help. The parent's "yes" alone closes nothing.
  const close = () =>
    void forms.press({
      entryId: crypto.randomUUID(),
      path: 'close',
      body: { helpId: item.id, version: item.version, result: 'helped', resultNote: note.trim() },
    })
  const who = item.isMine ? null : item.ownerName
  const details = [
    filled(followUp.agreed, { day: shortDay(item.agreedOn, locale) }),
    ...(who ? [who] : []),
    ...(isClosed ? [followUp.closed] : []),
  ]
  return (
    <li className={styles.item}>
      <fieldset>
        <legend>
          <b>{wording.needs.types[item.type]}</b>
          {item.text ? ` · ${item.text}` : ''} <span className="small soft">{`(${details.join(', ')})`}</span>
        </legend>
        <p className="small">{followUp.question}</p>
        <div className={styles.results}>
          {followUpResults.map((option) => (
            <label key={option} className={call.switch}>
              <input
                type="radio"
                name={id}
                checked={result === option}
                onChange={() => followUps.change(item.id, { result: option })}
              />
              {followUp.results[option]}
            </label>
          ))}
        </div>
      </fieldset>
      {result === 'not_asked' ? null : (
        <Field
          path={`follow-up-${item.id}`}
          label={followUp.note}
          longest={followUpNoteLimit}
          text={note}
          problem={followUps.problems[item.id]}
        >
          {(field) => (
            <textarea
              {...field}
              className="input"
              autoComplete="off"
              rows={2}
              value={note}
              onChange={({ target }) => followUps.change(item.id, { note: target.value })}
            />
          )}
        </Field>
      )}
      {result === 'yes' && !isClosed && item.mayClose ? (
        <div>
          <button type="button" className="button" onClick={close}>
            {followUp.close}
          </button>
        </div>
      ) : null}
      {/* Also where nothing can be closed any more: what was pressed before the page was opened may be refused. */}
      {closing ? (
        <p role="alert" className="problem">
          {closing}
        </p>
      ) : null}
      <p role="status" className="small soft">
        {isUnsent ? followUp.waits : followUps.answers[item.id] ? followUp.saved : null}
      </p>
    </li>
  )
}

type Props = { items: readonly EarlierHelp[]; followUps: FollowUps }

/** Asks about the help of earlier, item by item. It stands at the start of the call and at the agreements at its end. */
export const HelpFollowUp = ({ items, followUps }: Props) => {
  const { texts } = useCall()
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.asked}>
      <h3 id={id}>{texts.followUp.title}</h3>
      <p className="small soft">{texts.followUp.text}</p>
      <ul className={styles.items}>
        {items.map((item) => (
          <HelpToAsk key={item.id} item={item} followUps={followUps} />
        ))}
      </ul>
    </section>
  )
}
