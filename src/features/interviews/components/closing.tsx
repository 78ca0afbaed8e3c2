'use client'

import { useEffect, useRef } from 'react'
import { checksOf } from '@/domain/instrument/checks'
import { notAsked } from '@/domain/instrument/completeness'
import { questions, type QuestionKey } from '@/domain/instrument/items'
import type { InterviewInHand } from '../queries/interview-in-hand'
import { BesideItem } from './beside-question'
import { useAnswers, useCall } from './call-context'
import { CheckInForm } from './check-in-form'
import { ConcernPointer } from './concern-pointer'
import { Ending } from './ending'
import { HelpAgreed } from './help-agreed'
import { OpenConflicts } from './open-conflicts'
import { QuestionBlock } from './question-block'
import { QuoteConsent } from './quote-consent'
import { ReadBack } from './read-back'
import type { CheckIn } from './use-beside'
import type { Concern } from './use-concern'
import type { Help } from './use-help'
import styles from './interview.module.css'

const JumpList = ({ keys, none }: { keys: readonly QuestionKey[]; none: string }) => {
  const { wording, goTo } = useCall()
  if (keys.length === 0) return <p className="soft">{none}</p>
  return (
    <ul className={styles.jumps}>
      {keys.map((key) => (
        <li key={key}>
          <button type="button" className={styles.jump} onClick={() => goTo(key)}>
            {wording.instrument.questions[key].short}
          </button>
        </li>
      ))}
    </ul>
  )
}

const Checks = ({ agreedHelp }: { agreedHelp: number }) => {
  const { texts, goTo, today } = useCall()
  const { answers } = useAnswers()
  const checks = checksOf(answers, { today, agreedHelp })
  if (checks.length === 0) return <p className="soft">{texts.end.noChecks}</p>
  return (
    <ul className={styles.checks}>
      {checks.map((check) => (
        <li key={`${check.id}-${check.key}`}>
          <span>
            {texts.end.checkTexts[check.id]}
            {check.hard ? <b> ({texts.end.mustBefore})</b> : null}
          </span>
          <button type="button" className="button" onClick={() => goTo(check.key)}>
            {texts.end.jump}
          </button>
        </li>
      ))}
    </ul>
  )
}

type Props = { interview: InterviewInHand; help: Help; concern: Concern; checkIn: CheckIn }

/** The end of the call on one page: what is open, what to check, what may help, reading back, and how it ended. */
export const Closing = ({ interview, help, concern, checkIn }: Props) => {
  const { texts } = useCall()
  const { answers } = useAnswers()
  const agreed = help.items.filter(({ state }) => state !== 'dismissed').length
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'center' })
  }, [])
  const callAgain = questions.find(({ key }) => key === 'may_call_again')
  return (
    <div className={styles.closing}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.end.title}
      </h2>
      <section>
        <h3>{texts.end.notAsked}</h3>
        <JumpList keys={notAsked(answers)} none={texts.end.allAsked} />
      </section>
      <section>
        <h3>{texts.end.checks}</h3>
        <Checks agreedHelp={agreed} />
      </section>
      <OpenConflicts interviewId={interview.id} />
      <HelpAgreed help={help} />
      {callAgain ? (
        <section>
          <h3>{texts.end.callAgain}</h3>
          <QuestionBlock interviewId={interview.id} question={callAgain} inHand focus={false} keys={false} />
        </section>
      ) : null}
      {interview.hadHelp ? (
        <section>
          <BesideItem name="earlier_help_helped" label={texts.end.earlierHelp} />
        </section>
      ) : null}
      <ReadBack help={help.items} />
      <section>
        <h3>{texts.end.impression}</h3>
        <BesideItem name="reliability" />
        <BesideItem name="reaction" />
        <QuoteConsent />
      </section>
      <ConcernPointer concern={concern} />
      {interview.isMine ? <CheckInForm checkIn={checkIn} /> : null}
      {interview.endedAt ? null : <Ending interview={interview} concern={concern} checkIn={checkIn} />}
    </div>
  )
}
