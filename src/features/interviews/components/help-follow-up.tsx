'use client'

import { useId } from 'react'
import { Field } from '@/components/form/field'
import { followUpResults } from '@/domain/calls/follow-up'
import { followUpNoteLimit } from '@/domain/text-limits'
import { shortDay } from '@/i18n/format'
import type { InterviewForm } from '../queries/interview-form'
import { useCall } from './call-context'
import { filled } from './texts'
import type { FollowUp, FollowUps } from './use-follow-ups'
import call from './call.module.css'
import styles from './help-follow-up.module.css'

type EarlierHelp = InterviewForm['earlierHelp'][number]

type ItemProps = { item: EarlierHelp; followUps: FollowUps }

/** Closes the help when the caller says so. The parent's "yes" alone closes nothing. */
const CloseOffer = ({ item, followUps: { answers, closing } }: ItemProps) => {
  const { texts } = useCall()
  const problem = closing.problemOf(item.id)
  return (
    <div className={styles.close}>
      <button type="button" className="button" onClick={() => closing.close(item, answers[item.id]?.note.trim() ?? '')}>
        {texts.followUp.close}
      </button>
      {problem === null ? null : (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
    </div>
  )
}

const HelpToAsk = ({ item, followUps }: ItemProps) => {
  const { texts, wording, locale } = useCall()
  const { followUp } = texts
  const id = useId()
  const { result, note }: FollowUp = followUps.answers[item.id] ?? { result: 'not_asked', note: '' }
  const { closing } = followUps
  const isClosed = closing.isClosed(item)
  const isUnsent = item.id in followUps.unsent || closing.isWaiting(item.id)
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
      {result === 'yes' && !isClosed && item.mayClose ? <CloseOffer item={item} followUps={followUps} /> : null}
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
