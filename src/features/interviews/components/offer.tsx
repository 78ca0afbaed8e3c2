'use client'

import type { Answers } from '@/domain/instrument/answer'
import type { Item, Question } from '@/domain/instrument/keys'
import { isApplicable } from '@/domain/instrument/routing'
import { answerInSentence } from '@/i18n/answer-text'
import { shortDay } from '@/i18n/format'
import { useAnswers, useCall, type Call } from './call-context'
import { isAnswered } from './missing-row'
import { shortened } from './shortened'
import { filled } from './texts'
import styles from './question-block.module.css'

/** Gives an item the answer that is offered for it, by an ordinary change. */
export const repeatAnswer = ({ offered, change }: Call, { key }: Item) => {
  const { value, missing } = offered[key] ?? {}
  if (value !== undefined && missing !== undefined) change(key, 'value', { value, missing })
}

/** The item that the shortcut answers: the first of the question and its second parts that has an offer and no answer. */
export const itemToRepeat = ({ instrument, offered }: Call, question: Question, answers: Answers) =>
  [question, ...(question.parts ?? [])].find(
    (item) => offered[item.key] && isApplicable(instrument, item, answers) && !isAnswered(answers[item.key]),
  )

/** "Vorige keer, di 3 maart: een beetje": what is offered for an item, with where it comes from. */
const useOfferText = (item: Item) => {
  const { offered, texts, words, locale, today } = useCall()
  const offer = offered[item.key]
  if (!offer) return null
  const answer = answerInSentence(item, offer, words)
  const { on } = offer
  const year = on?.slice(0, 4) ?? ''
  const day = on ? `${shortDay(on, locale)}${today.startsWith(year) ? '' : ` ${year}`}` : ''
  const text = (content: string) => filled(on ? texts.offered.last : texts.offered.record, { day, answer: content })
  return { short: text(shortened(answer)), whole: shortened(answer) === answer ? null : answer }
}

/**
 * Offers the answer of an earlier interview or the value of the family's record, to repeat with one press. It is never filled
 * in by itself. It stays, in a quieter style, once there is an answer, so that the options below it do not move.
 */
export const Offer = ({ item, keys }: { item: Item; keys: boolean }) => {
  const call = useCall()
  const { answers } = useAnswers()
  const text = useOfferText(item)
  if (!text) return null
  return (
    <div className={`${styles.offer} small`} data-quiet={isAnswered(answers[item.key])}>
      {text.whole === null ? (
        <span>{text.short}</span>
      ) : (
        <details>
          <summary>{text.short}</summary>
          <p>{text.whole}</p>
        </details>
      )}
      <button type="button" className="button" onClick={() => repeatAnswer(call, item)}>
        {call.texts.offered.take}
        {keys ? <kbd aria-hidden>O</kbd> : null}
      </button>
    </div>
  )
}

/** The same beside a question that is not the current one. */
export const EarlierInShort = ({ item }: { item: Item }) => {
  const text = useOfferText(item)
  return text ? <span className="soft small"> · {text.short}</span> : null
}
