'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { checksOf } from '@/domain/instrument/checks'
import { notAsked } from '@/domain/instrument/completeness'
import type { Question } from '@/domain/instrument/keys'
import { askedTextsOf } from '@/i18n/instrument-texts'
import type { InterviewForm } from '../queries/interview-form'
import { CallDetailItem } from './call-detail-question'
import { useAnswers, useCall } from './call-context'
import { CheckInForm } from './check-in-form'
import { ConcernPointer } from './concern-pointer'
import { Ending } from './ending'
import { HelpAgreed } from './help-agreed'
import { OpenConflicts } from './open-conflicts'
import { QuestionBlock } from './question-block'
import { QuoteConsent } from './quote-consent'
import { ReadBack, ReadBackAgreements } from './read-back'
import type { CareNote } from './use-care-note'
import type { CheckIn } from './use-check-in'
import { closingSteps, type Closing as Steps } from './use-closing-step'
import type { Concern } from './use-concern'
import type { EndingPress } from './use-ending'
import type { FollowUps } from './use-follow-ups'
import type { Help } from './use-help'
import call from './call.module.css'
import styles from './closing.module.css'

const JumpList = ({ keys, none }: { keys: readonly Question['key'][]; none: string }) => {
  const { wording, goTo } = useCall()
  if (keys.length === 0) return <p className="soft">{none}</p>
  return (
    <ul className={styles.jumps}>
      {keys.map((key) => (
        <li key={key}>
          <button type="button" className={styles.jump} onClick={() => goTo(key)}>
            {askedTextsOf(wording.instrument, key).short}
          </button>
        </li>
      ))}
    </ul>
  )
}

const Checks = ({ agreedHelp }: { agreedHelp: number }) => {
  const { texts, goTo, today, instrument } = useCall()
  const { answers } = useAnswers()
  const checks = checksOf(instrument, answers, { today, agreedHelp })
  if (checks.length === 0) return <p className="soft">{texts.end.noChecks}</p>
  return (
    <ul className={call.list}>
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

type Props = {
  interview: InterviewForm
  steps: Steps
  help: Help
  followUps: FollowUps
  careNote: CareNote
  /** The questions about the help of earlier, when there is any. */
  helpFollowUp: ReactNode
  concern: Concern
  checkIn: CheckIn
  ending: EndingPress
  focus: boolean
}

/** The content of one closing step: reading back, agreements, consent and impression, or how the call ended. */
const Step = ({
  interview,
  steps,
  help,
  followUps,
  helpFollowUp,
  careNote,
  concern,
  checkIn,
  ending,
}: Omit<Props, 'focus'>) => {
  const { texts, instrument } = useCall()
  const { answers } = useAnswers()
  const agreed = help.items.filter(({ state }) => state !== 'dismissed').length
  // Calls of before help was asked about item by item have one answer for all of it.
  const [hadOneAnswer] = useState(answers.earlier_help_helped?.value !== undefined)
  const callAgain = instrument.questions.find(({ key }) => key === 'may_call_again')
  switch (steps.step) {
    case 'read_back':
      return (
        <>
          <OpenConflicts />
          <ReadBack />
          <section>
            <h3>{texts.end.checks}</h3>
            <Checks agreedHelp={agreed} />
          </section>
          <section>
            <h3>{texts.end.notAsked}</h3>
            <JumpList keys={notAsked(instrument, answers)} none={texts.end.allAsked} />
          </section>
        </>
      )
    case 'agreements':
      return (
        <>
          {helpFollowUp}
          <HelpAgreed help={help} />
          {hadOneAnswer ? (
            <section>
              <CallDetailItem name="earlier_help_helped" label={texts.end.earlierHelp} />
            </section>
          ) : null}
          {callAgain ? (
            <section>
              <h3>{texts.end.callAgain}</h3>
              <QuestionBlock question={callAgain} isCurrent focus={false} keys={false} isPart />
            </section>
          ) : null}
          <ReadBackAgreements help={help.items} />
        </>
      )
    case 'impression':
      return (
        <>
          <section>
            <h3>{texts.end.consent}</h3>
            <QuoteConsent />
          </section>
          <section>
            <h3>{texts.end.impression}</h3>
            <CallDetailItem name="reliability" />
            <CallDetailItem name="reaction" />
          </section>
        </>
      )
    case 'ending':
      return (
        <>
          {interview.endedAt ? null : (
            <Ending
              interview={interview}
              steps={steps}
              followUps={followUps}
              careNote={careNote}
              concern={concern}
              checkIn={checkIn}
              ending={ending}
            />
          )}
          <ConcernPointer concern={concern} />
          {interview.isMine ? <CheckInForm checkIn={checkIn} people={interview.talk.people} /> : null}
        </>
      )
  }
}

/** Links to the closing steps, in order. */
const StepsNav = ({ steps }: { steps: Steps }) => {
  const { texts } = useCall()
  return (
    <nav aria-label={texts.end.steps.label}>
      <ol className={styles.steps}>
        {closingSteps.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className={styles.step}
              aria-current={step === steps.step ? 'step' : undefined}
              onClick={() => steps.toStep(step)}
            >
              {index + 1}. {texts.end.steps[step]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The closing steps of a call. The state of all forms is kept above this component, so a change of step loses nothing. */
export const Closing = ({ focus, ...props }: Props) => {
  const { texts } = useCall()
  const { step } = props.steps
  const heading = useRef<HTMLHeadingElement>(null)
  const shownStep = useRef(focus ? null : step)
  useEffect(() => {
    // A page that was just opened stays at its top and does not move the focus.
    if (shownStep.current === step) return
    shownStep.current = step
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [step])
  return (
    <div className={styles.closing}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.end.title}: {texts.end.steps[step].toLowerCase()}
      </h2>
      <StepsNav steps={props.steps} />
      <Step {...props} />
    </div>
  )
}
