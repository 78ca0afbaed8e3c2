'use client'

import { useState } from 'react'
import type { InstrumentDefinition } from '@/domain/instrument/definition'
import { instrumentFrom, withOwnQuestions } from '@/domain/instrument/instrument-from'
import type { OwnQuestion } from '@/domain/instrument/own-questions'
import type { Locale } from '@/i18n/locale'
import type { OwnTexts } from '@/i18n/own-texts'
import { answerWords } from './answer-words'
import { CallContext, type Call } from './call-context'
import { Outbox } from './outbox'
import { QuestionBlock } from './question-block'
import { QuestionTip } from './question-tip'
import type { CallTexts, Wording } from './texts'
import { UnsentCopy } from './unsent-copy'
import { WordingLanguage } from './wording-language'
import styles from './question-preview.module.css'

/** The texts of a call with the version in force, without the organisation's own questions. */
export type PreviewCall = {
  definition: InstrumentDefinition
  organisation: string
  texts: CallTexts
  locale: Locale
  wordings: Record<Locale, Wording>
}

type Props = { question: OwnQuestion; texts: OwnTexts; call: PreviewCall }

const withOwn = (wording: Wording, { key, words }: OwnTexts, locale: Locale): Wording => ({
  ...wording,
  instrument: {
    ...wording.instrument,
    questions: { ...wording.instrument.questions, [key]: words[locale] },
    options: { ...wording.instrument.options, [key]: words[locale].options },
  },
})

/** Answers stay in this tab: nothing is sent and nothing is stored on the device. */
const localOutbox = () =>
  new Outbox(
    {
      send: () => new Promise(() => undefined),
      save: () => undefined,
      freshId: () => crypto.randomUUID(),
      later: (work, ms) => setTimeout(work, ms),
    },
    [],
    [],
  )

/** An own question as the current question of a call, with its tip. One can try its answers. */
export const QuestionPreview = ({ question, texts, call }: Props) => {
  const { definition, organisation, texts: callTexts, locale, wordings } = call
  const [wordingLocale, setWordingLocale] = useState(locale)
  const [outbox] = useState(localOutbox)
  const [copy] = useState(() => new UnsentCopy({ familyRef: '', correcting: false }, () => Promise.resolve(true)))
  const [laterKeys, setLaterKeys] = useState<readonly string[]>([])
  const instrument = instrumentFrom(withOwnQuestions(definition, [question]))
  const previewQuestion = instrument.questions.find(({ key }) => key === question.key) ?? null
  const wording = withOwn(wordings[wordingLocale], texts, wordingLocale)
  const value: Call = {
    instrument,
    outbox,
    copy,
    texts: callTexts,
    locale,
    wordingLocale,
    onWording: setWordingLocale,
    wording,
    words: answerWords(callTexts, {
      locale: wordingLocale,
      instrument: wording.instrument,
      schools: {},
      languages: {},
    }),
    organisation,
    schools: [],
    offered: {},
    today: '',
    ended: false,
    opensAtNotice: false,
    later: laterKeys,
    putOff: (key, on) => setLaterKeys(on ? [key] : []),
    goTo: () => undefined,
    change: outbox.change,
  }
  return (
    <CallContext value={value}>
      {previewQuestion ? (
        <QuestionBlock question={previewQuestion} isCurrent focus={false} keys={false} isPart />
      ) : null}
      <div className={`${styles.tip} small`}>
        <QuestionTip question={previewQuestion} />
      </div>
      <WordingLanguage className={undefined} />
    </CallContext>
  )
}
