'use client'

import type { ReactNode } from 'react'
import type { CallSection } from '@/domain/instrument/keys'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import type { Closing } from './use-closing-step'
import frame from './interview.module.css'
import styles from './call-footer.module.css'

export type Sheet = 'find' | 'keys' | 'tip' | 'note' | 'card'
type FooterPosition = CallSection | 'introduction' | null
type Props = {
  section: FooterPosition
  hasTip: boolean
  closing: Closing
  onSheet: (sheet: Sheet) => void
  children: ReactNode
}

const noteKey: CallDetailKey = 'conversation_note'

/** The id of the form that ends the call. The form stands on the last step, and its submit button stands in this footer. */
export const endingForm = 'end-of-call'

/**
 * The buttons to the previous and the next section. The introduction comes before the first section, closing after the last.
 */
const BetweenSections = ({ section, hints }: { section: NonNullable<FooterPosition>; hints: ReactNode }) => {
  const { texts, wording, goTo, instrument } = useCall()
  const { questions, sections } = instrument
  const firstOf = (one: CallSection | undefined) => questions.find((question) => question.section === one)?.key
  const at = section === 'introduction' ? -1 : sections.indexOf(section)
  const before = sections[at - 1]
  const after = sections[at + 1]
  const to = (one: CallSection | undefined, otherwise: string) => () => goTo(firstOf(one) ?? otherwise)
  return (
    <>
      {at < 0 ? null : (
        <button type="button" className="button" onClick={to(before, 'introduction')}>
          {filled(texts.previousSection, {
            section: before ? wording.instrument.sections[before] : texts.introduction,
          })}
        </button>
      )}
      {hints}
      {after ? (
        <button type="button" className={`button ${frame.wide}`} onClick={() => goTo('closing')}>
          {texts.finish}
        </button>
      ) : null}
      <button type="button" className="button button-main" onClick={to(after, 'closing')}>
        {after ? filled(texts.nextSection, { section: wording.instrument.sections[after] }) : texts.finish}
      </button>
    </>
  )
}

/** The buttons to the previous and the next closing step, and the one that ends the call. */
const BetweenSteps = ({ closing, hints }: { closing: Closing; hints: ReactNode }) => {
  const { texts, goTo, ended } = useCall()
  const { previous, next, toStep } = closing
  return (
    <>
      {previous ? (
        <button type="button" className="button" onClick={() => toStep(previous)}>
          {filled(texts.previousSection, { section: texts.end.steps[previous] })}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => goTo(closing.question())}>
          {texts.continueCall}
        </button>
      )}
      {hints}
      {next ? (
        <button key="next" type="button" className="button button-main" onClick={() => toStep(next)}>
          {filled(texts.nextSection, { section: texts.end.steps[next] })}
        </button>
      ) : ended ? null : (
        // The key makes this a new element. If React reused the previous step's button, the click that led here would submit
        // the form.
        <button key="end" type="submit" form={endingForm} className="button button-main">
          {texts.end.confirm}
        </button>
      )}
    </>
  )
}

/** The bar at the bottom, within reach of the thumb: help for every question, and the buttons onwards. */
export const CallFooter = ({ section, hasTip, closing, onSheet, children }: Props) => {
  const { texts } = useCall()
  const { conflicts, problems } = useAnswers()
  const noteWaits = conflicts.some(({ key }) => key === noteKey) ? texts.conflict.noteTitle : problems[noteKey]
  const hints = (
    <span className={`${styles.hints} small`}>
      <button type="button" className="button button-quiet" onClick={() => onSheet('find')}>
        {texts.find.title} <kbd aria-hidden>/</kbd>
      </button>
      <button type="button" className="button button-quiet" onClick={() => onSheet('keys')}>
        {texts.keys.title} <kbd aria-hidden>?</kbd>
      </button>
    </span>
  )
  return (
    <footer className={styles.footer}>
      {children}
      <div className={styles.ways}>
        {section ? (
          <BetweenSections section={section} hints={hints} />
        ) : (
          <BetweenSteps closing={closing} hints={hints} />
        )}
      </div>
      <div className={styles.tools}>
        <button type="button" className="button button-quiet" onClick={() => onSheet('find')}>
          {texts.sheets.find}
        </button>
        {hasTip ? (
          <button type="button" className="button button-quiet" onClick={() => onSheet('tip')}>
            {texts.sheets.tip}
          </button>
        ) : null}
        <button
          type="button"
          className="button button-quiet"
          data-mark={noteWaits ? true : undefined}
          onClick={() => onSheet('note')}
        >
          {texts.sheets.note}
          {noteWaits ? <span className="visually-hidden">, {noteWaits}</span> : null}
        </button>
      </div>
    </footer>
  )
}
