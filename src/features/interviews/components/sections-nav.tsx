'use client'

import { askedTextsOf } from '@/i18n/instrument-texts'
import { questionState, sectionProgress } from '@/domain/instrument/completeness'
import type { CallSection } from '@/domain/instrument/keys'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import styles from './sections-nav.module.css'

type Props = {
  section: CallSection | null
  position: string
  goTo: (place: string) => void
  className: string | undefined
}

/**
 * Links to all sections, each with its number of asked questions. Below the visible section stand its questions with their
 * states.
 */
export const SectionsNav = ({ section, position: place, goTo, className }: Props) => {
  const { texts, wording, later, instrument } = useCall()
  const { answers } = useAnswers()
  return (
    <nav aria-label={texts.sections} className={`${styles.sections} ${className ?? ''}`}>
      <ol>
        {instrument.sections.map((one) => {
          const { asked, of } = sectionProgress(instrument, one, answers)
          const sectionQuestions = instrument.questions.filter((question) => question.section === one)
          return (
            <li key={one}>
              <button
                type="button"
                className={styles.section}
                aria-current={one === section ? 'true' : undefined}
                onClick={() => goTo(sectionQuestions[0]?.key ?? 'call_date')}
              >
                {wording.instrument.sections[one]}
                <span className={styles.count}>{filled(texts.progress, { asked, of })}</span>
              </button>
              {one === section ? (
                <ol>
                  {sectionQuestions.map((question) => {
                    const state = questionState(instrument, question, answers, later)
                    return (
                      <li key={question.key}>
                        <button
                          type="button"
                          className={styles.topic}
                          data-state={state}
                          aria-current={question.key === place ? 'step' : undefined}
                          onClick={() => goTo(question.key)}
                        >
                          {askedTextsOf(wording.instrument, question.key).short}
                          <span className="visually-hidden">, {texts.states[state]}</span>
                        </button>
                      </li>
                    )
                  })}
                </ol>
              ) : null}
            </li>
          )
        })}
        <li>
          <button
            type="button"
            className={styles.section}
            aria-current={place === 'closing' ? 'true' : undefined}
            onClick={() => goTo('closing')}
          >
            {texts.closing}
          </button>
        </li>
      </ol>
    </nav>
  )
}
