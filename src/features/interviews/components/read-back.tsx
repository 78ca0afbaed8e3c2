'use client'

import { items, questionOf, sections, type NeedType } from '@/domain/instrument/items'
import { effectiveAnswer } from '@/domain/instrument/routing'
import { answerText } from '@/i18n/answer-text'
import { shortDay } from '@/i18n/format'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import { ownerText } from './owner-text'
import type { HelpInHand } from './use-help'
import styles from './interview.module.css'

/** "Dit heb ik opgeschreven": what was said, in the order of the call, plain enough to read aloud. */
export const ReadBack = ({ help }: { help: readonly HelpInHand[] }) => {
  const { texts, wording, words, locale } = useCall()
  const { answers } = useAnswers()
  const said = items.filter(
    (item) => effectiveAnswer(item.key, answers).state === 'value' && !questionOf(item.key)?.byCaller,
  )
  const name = (key: string) =>
    (wording.instrument.questions as Record<string, { short: string }>)[key]?.short ??
    (wording.instrument.parts as Record<string, { short: string }>)[key]?.short
  const card = wording.cards.readBack
  const mayCall = answers.may_call_again?.value
  return (
    <section>
      <h3>{texts.end.readBack}</h3>
      <p className="small soft">{card.mind}</p>
      <div className={styles.readBack}>
        <p>{card.opening}</p>
        {sections.map((section) => {
          const own = said.filter((item) => questionOf(item.key)?.section === section)
          return own.length === 0 ? null : (
            <dl key={section}>
              {own.map((item) => (
                <div key={item.key}>
                  <dt className="small soft">{name(item.key)}</dt>
                  <dd>{answerText(item, answers[item.key], words)}</dd>
                </div>
              ))}
            </dl>
          )
        })}
        {help
          .filter(({ state }) => state !== 'dismissed')
          .map((item) => (
            <p key={item.id}>
              {filled(card.agreement, {
                help: wording.needs.types[item.type as NeedType],
                owner: item.owner === 'kept' ? ownerText(item, texts) : ownerText(item, texts).toLowerCase(),
                date: item.dueOn ? shortDay(item.dueOn, locale) : texts.end.dueNone,
              })}
            </p>
          ))}
        {help.some(({ state }) => state !== 'dismissed') ? null : <p>{card.nothingAgreed}</p>}
        {mayCall === 'yes' ? <p>{card.callAgain}</p> : mayCall === 'no' ? <p>{card.noCallAgain}</p> : null}
        <p>{card.check}</p>
        <p>{card.thanks}</p>
      </div>
    </section>
  )
}
