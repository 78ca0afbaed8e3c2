'use client'

import { effectiveAnswer } from '@/domain/instrument/routing'
import { answerText } from '@/i18n/answer-text'
import { shortDay } from '@/i18n/format'
import { askedTextsOf } from '@/i18n/instrument-texts'
import { useAnswers, useCall } from './call-context'
import { filled, type Wording } from './texts'
import type { AgreedHelp } from './use-help'
import styles from './read-back.module.css'

type Card = Wording['cards']['readBack']

/** The answers in the order of the call, in sentences to read aloud to the parent ("Dit heb ik opgeschreven"). */
export const ReadBack = () => {
  const { texts, wording, words, instrument } = useCall()
  const { items, sections, questionOf } = instrument
  const { answers } = useAnswers()
  const answeredItems = items.filter(
    (item) => effectiveAnswer(instrument, item.key, answers).state === 'value' && !questionOf(item.key)?.byCaller,
  )
  const card = wording.cards.readBack
  return (
    <section>
      <h3>{texts.end.readBack}</h3>
      <p className="small soft">{card.mind}</p>
      <div className={styles.readBack}>
        <p>{card.opening}</p>
        {sections.map((section) => {
          const sectionItems = answeredItems.filter((item) => questionOf(item.key)?.section === section)
          return sectionItems.length === 0 ? null : (
            <dl key={section}>
              {sectionItems.map((item) => (
                <div key={item.key}>
                  <dt className="small soft">{askedTextsOf(wording.instrument, item.key).short}</dt>
                  <dd>{answerText(item, answers[item.key], words)}</dd>
                </div>
              ))}
            </dl>
          )
        })}
        <p>{card.check}</p>
      </div>
    </section>
  )
}

/** The agreed help in words: its type and its text. For the type "something else" the text stands alone. */
const helpText = ({ type, text }: AgreedHelp, name: string) =>
  !text ? name : type === 'other' ? text : `${name} (${text})`

/** The agreed help with its owner, as a sentence to the parent. */
const agreementText = (item: AgreedHelp, card: Card, help: string): string => {
  if (item.owner === 'me') return filled(card.agreementMine, { help })
  if (item.owner === 'kept' && item.ownerName !== null) return filled(card.agreement, { help, owner: item.ownerName })
  return filled(card.agreementCoordinator, { help })
}

/** The agreements, to repeat to the parent before the call ends. */
export const ReadBackAgreements = ({ help }: { help: readonly AgreedHelp[] }) => {
  const { texts, wording, wordingLocale } = useCall()
  const { answers } = useAnswers()
  const card = wording.cards.readBack
  const mayCall = answers.may_call_again?.value
  const agreedHelp = help.filter(({ state }) => state !== 'dismissed')
  return (
    <section>
      <h3>{texts.end.agreementsBack}</h3>
      <div className={styles.readBack}>
        {agreedHelp.length > 0 ? <p>{card.openingAgreements}</p> : null}
        {agreedHelp.map((item) => (
          <p key={item.id}>
            {agreementText(item, card, helpText(item, wording.needs.types[item.type]))}{' '}
            {item.dueOn ? filled(card.hear, { date: shortDay(item.dueOn, wordingLocale) }) : null}
          </p>
        ))}
        {agreedHelp.length === 0 ? <p>{card.nothingAgreed}</p> : null}
        {mayCall === 'yes' ? <p>{card.callAgain}</p> : mayCall === 'no' ? <p>{card.noCallAgain}</p> : null}
        <p>{card.thanks}</p>
      </div>
    </section>
  )
}
