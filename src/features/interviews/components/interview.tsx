'use client'

import { useRef, useState, type ReactNode } from 'react'
import type { CallSection } from '@/domain/instrument/keys'
import type { InstrumentDefinition } from '@/domain/instrument/definition'
import type { Instrument } from '@/domain/instrument/instrument'
import { instrumentFrom } from '@/domain/instrument/instrument-from'
import { schoolName } from './school-names'
import type { Locale } from '@/i18n/locale'
import type { InterviewForm } from '../queries/interview-form'
import { answerWords } from './answer-words'
import { CallDetailsPanel } from './call-details-panel'
import { CallContext, useCopy, useOutbox, type Call } from './call-context'
import type { CallTexts, Wording } from './texts'
import { CallFooter, type Sheet } from './call-footer'
import { CallHeader } from './call-header'
import { HandedOverNotice, SavingNotices } from './call-notices'
import { NoteSheet, TipSheet } from './call-sheets'
import { Closing } from './closing'
import { ConcernButton } from './concern-button'
import { ConcernDialog } from './concern-dialog'
import { CoveredCall } from './covered-call'
import { CorrectionBar } from './correction-bar'
import { Dialog, FindDialog, KeysDialog } from './dialogs'
import { valueOfDigit } from './digit'
import { HelpFollowUp } from './help-follow-up'
import { Introduction } from './introduction'
import { itemToRepeat, repeatAnswer } from './offer'
import { QuestionBlock } from './question-block'
import { SectionsNav } from './sections-nav'
import { useCareNote } from './use-care-note'
import { useCheckIn } from './use-check-in'
import { useClosingStep } from './use-closing-step'
import { keySwitch } from './key-switch'
import { useInterviewOutbox, useUnsentCopy, usePosition } from './use-call'
import { useConcern, type ConcernForm } from './use-concern'
import { useEnding } from './use-ending'
import { useFollowUps } from './use-follow-ups'
import { useHelp } from './use-help'
import { useKeys } from './use-keys'
import { useSinglePress } from './use-single-press'
import styles from './interview.module.css'

export type InterviewProps = {
  interview: InterviewForm
  /** The records of what this call asks. */
  definition: InstrumentDefinition
  concern: ConcernForm
  texts: CallTexts
  locale: Locale
  wordings: Record<Locale, Wording>
  today: string
  /** Names of languages by BCP 47 tag, in the language of the screen. */
  languages: Readonly<Record<string, string>>
  close: string
  /** How to reach the family and what was said last time; null for a caller who no longer has the family. */
  card: ReactNode
}

const sectionOf = ({ questions }: Instrument, position: string): CallSection | null =>
  questions.find(({ key }) => key === position)?.section ?? (position === 'closing' ? null : 'begin')

/** The position before or after this one. The introduction comes before the first question, closing after the last. */
const neighbour = ({ questions }: Instrument, position: string, step: 1 | -1): string => {
  const at = questions.findIndex(({ key }) => key === position)
  if (at < 0) return step === 1 ? 'call_date' : (questions.at(-1)?.key ?? 'call_date')
  return questions[at + step]?.key ?? (step === 1 ? 'closing' : 'introduction')
}

/** Whether the column at the side has no room; the same width as in the styles. */
const isNarrow = () => window.matchMedia('(max-width: 68rem)').matches

/**
 * The interview's screen. It shows one section at a time, with links to all others, and the conversation note where it fits.
 */
export const Interview = (props: InterviewProps) => {
  const { interview, texts, locale, wordings, today, card } = props
  const [instrument] = useState(() => instrumentFrom(props.definition))
  const [wordingLocale, setWordingLocale] = useState<Locale>(locale)
  const [dialog, setDialog] = useState<Sheet | null>(null)
  const [keysOn, setKeysOn] = useUnsentCopy(keySwitch, true)
  const [tipOpen, setTipOpen] = useUnsentCopy('nabij-tip', true)
  const [cardOpen, setCardOpen] = useUnsentCopy('nabij-card', false)
  const [noteAsks, setNoteAsks] = useState(0)
  const reason = useRef('')
  const { outbox, concerns, forms, copy, isSignedOut, endedMeanwhile, handedOver } = useInterviewOutbox(
    interview,
    () => reason.current,
  )
  const view = useOutbox(outbox)
  const { state: copyState } = useCopy(copy)
  const position = usePosition(interview, copy)
  const closing = useClosingStep(position.place, position.goTo)
  const help = useHelp(interview, { copy, forms })
  const followUps = useFollowUps(interview, { copy, forms })
  const careNote = useCareNote(copy)
  const concern = useConcern(props.concern, { texts, locale, copy, outbox: concerns })
  const checkIn = useCheckIn(interview, { texts, copy, forms })
  const ending = useEnding(interview.id, { copy, forms, careNote })
  const wording = wordings[wordingLocale]
  const call: Call = {
    instrument,
    outbox,
    copy,
    texts,
    locale,
    wordingLocale,
    onWording: setWordingLocale,
    wording,
    words: answerWords(texts, {
      locale: wordingLocale,
      instrument: wording.instrument,
      schools: schoolName(interview.schools),
      languages: props.languages,
    }),
    organisation: interview.organisation,
    schools: interview.schools,
    offered: interview.offered,
    today,
    ended: interview.endedAt !== null,
    opensAtNotice: interview.endedAt !== null || interview.handedOver !== null,
    later: position.later,
    putOff: position.putOff,
    goTo: closing.goTo,
    change: outbox.change,
  }
  const helpFollowUp =
    interview.earlierHelp.length > 0 ? <HelpFollowUp items={interview.earlierHelp} followUps={followUps} /> : null
  const section = sectionOf(instrument, position.place)
  const isCurrent = instrument.questions.find(({ key }) => key === position.place) ?? null

  const move = (by: 1 | -1) => {
    const step = by === 1 ? closing.next : closing.previous
    if (position.place !== 'closing') closing.goTo(neighbour(instrument, position.place, by))
    else if (step) closing.toStep(step)
    else if (by === -1) closing.goTo(closing.question())
  }

  const toggleCard = () => (isNarrow() ? setDialog('card') : setCardOpen(!cardOpen))

  const onKey = (key: string): boolean => {
    const actions: Record<string, () => void> = {
      '/': () => setDialog('find'),
      '?': () => setDialog('keys'),
      p: () => concern.setOpen(true),
      g: toggleCard,
      v: () => move(1),
      t: () => move(-1),
    }
    if (isCurrent) {
      actions.w = () => outbox.change(isCurrent.key, 'value', { value: null, missing: 'dont_know' })
      actions.z = () => outbox.change(isCurrent.key, 'value', { value: null, missing: 'refused' })
      actions.l = () => position.putOff(isCurrent.key, !position.later.includes(isCurrent.key))
      const repeatedItem = itemToRepeat(call, isCurrent, view.answers)
      if (repeatedItem) actions.o = () => repeatAnswer(call, repeatedItem)
      actions.n = () => setNoteAsks(noteAsks + 1)
      const value = /^\d$/.test(key) ? valueOfDigit(isCurrent, view.answers[isCurrent.key], Number(key)) : undefined
      if (value !== undefined) actions[key] = () => outbox.change(isCurrent.key, 'value', { value, missing: null })
    }
    const found = actions[key]
    found?.()
    return found !== undefined
  }
  useKeys(keysOn, onKey)
  useSinglePress()

  const sectionName = (one: CallSection | undefined) => (one ? wording.instrument.sections[one] : '')

  // The call is hidden from another person only once the device has all unsent work. Before that the screen holds the only
  // copy.
  const isOther = view.saved.state === 'other_person' && (copyState === 'kept' || copyState === 'empty')
  if (isSignedOut || isOther)
    return (
      <CallContext value={call}>
        <CoveredCall isSignedOut={isSignedOut} />
      </CallContext>
    )
  return (
    <CallContext value={call}>
      <div className={styles.page}>
        <CallHeader
          interview={interview}
          isHandedOver={handedOver !== null && handedOver.kind !== 'lent'}
          cardOpen={cardOpen}
          onCard={card ? toggleCard : null}
        >
          <ConcernButton concern={concern} />
        </CallHeader>
        <SectionsNav section={section} position={position.place} goTo={closing.goTo} className={styles.wide} />
        <main id="content" className={styles.main}>
          {interview.handedOver ? <HandedOverNotice {...interview.handedOver} /> : null}
          {interview.endedAt ? (
            <CorrectionBar
              interviewId={interview.id}
              onReason={(text) => (reason.current = text)}
              onReasonDone={outbox.retryRefused}
            />
          ) : null}
          {position.place === 'introduction' ? (
            <Introduction focus={position.moved}>{helpFollowUp}</Introduction>
          ) : section === null ? (
            <Closing
              interview={interview}
              steps={closing}
              help={help}
              followUps={followUps}
              careNote={careNote}
              helpFollowUp={helpFollowUp}
              concern={concern}
              checkIn={checkIn}
              ending={ending}
              focus={position.moved}
            />
          ) : (
            <>
              <p className={styles.here}>
                {sectionName(section)}
                {section === 'begin' ? (
                  <button type="button" className="button button-quiet" onClick={() => position.goTo('introduction')}>
                    {texts.introduction}
                  </button>
                ) : null}
              </p>
              {instrument.questions
                .filter((question) => question.section === section)
                .map((question) => (
                  <QuestionBlock
                    key={question.key}
                    question={question}
                    isCurrent={question.key === position.place}
                    focus={position.moved}
                    keys={keysOn}
                    noteAsks={noteAsks}
                  />
                ))}
            </>
          )}
        </main>
        <CallDetailsPanel question={isCurrent} tipOpen={tipOpen} onTip={setTipOpen}>
          {cardOpen ? card : null}
        </CallDetailsPanel>
        <CallFooter
          section={position.place === 'introduction' ? 'introduction' : section}
          hasTip={isCurrent !== null}
          closing={closing}
          onSheet={setDialog}
        >
          <SavingNotices interviewId={interview.id} endedMeanwhile={endedMeanwhile} />
          {handedOver && !interview.handedOver ? <HandedOverNotice {...handedOver} /> : null}
        </CallFooter>
      </div>
      {concern.isOpen ? <ConcernDialog concern={concern} close={props.close} /> : null}
      {dialog === 'find' ? (
        <FindDialog
          close={props.close}
          onClose={(found) => {
            setDialog(null)
            if (found) closing.goTo(found)
          }}
        >
          {(pick) => <SectionsNav section={section} position={position.place} goTo={pick} className={styles.narrow} />}
        </FindDialog>
      ) : null}
      {dialog === 'note' ? <NoteSheet close={props.close} onClose={() => setDialog(null)} /> : null}
      {dialog === 'card' ? (
        <Dialog title={texts.card} close={props.close} onClose={() => setDialog(null)}>
          {card}
        </Dialog>
      ) : null}
      {dialog === 'tip' ? <TipSheet question={isCurrent} close={props.close} onClose={() => setDialog(null)} /> : null}
      {dialog === 'keys' ? (
        <KeysDialog on={keysOn} onChange={setKeysOn} onClose={() => setDialog(null)} close={props.close} />
      ) : null}
    </CallContext>
  )
}

// A page that loads the preview loads the whole interview through this file. If it loaded only some of these modules, the
// bundler would split the files of a call, and every call would load more (`e2e/weight.spec.ts`).
export { QuestionPreview } from './question-preview'
