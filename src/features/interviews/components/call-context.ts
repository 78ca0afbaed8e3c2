'use client'

import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Instrument } from '@/domain/instrument/instrument'
import type { OfferedAnswers } from '@/domain/instrument/offered'
import type { Locale } from '@/i18n/locale'
import type { AnswerWords } from '@/i18n/answer-text'
import type { Content } from './operation'
import type { Outbox } from './outbox'
import type { FormAnswer, FormOutbox, PressedForm } from './pressed-forms'
import type { CallTexts, Wording } from './texts'
import type { UnsentCopy } from './unsent-copy'

/** What all components of the interview's screen share: texts, the outbox and the answers that are offered. */
export type Call = {
  /** The instrument version with which this interview is held. */
  instrument: Instrument
  outbox: Outbox
  copy: UnsentCopy
  texts: CallTexts
  locale: Locale
  wordingLocale: Locale
  onWording: (locale: Locale) => void
  wording: Wording
  words: AnswerWords
  organisation: string
  schools: readonly { ref: string; name: string }[]
  offered: OfferedAnswers
  /** The date in Amsterdam, by the server: the browser's clock may be in another time zone. */
  today: string
  /** Whether the interview has ended and is being corrected. */
  ended: boolean
  /** Whether the page opens at its top, because a notice there must be read first. */
  opensAtNotice: boolean
  later: readonly string[]
  putOff: (key: string, on: boolean) => void
  goTo: (place: string) => void
  change: (key: string, part: 'value' | 'note', content: Content, typing?: boolean) => void
}

export const CallContext = createContext<Call | null>(null)

export const useCall = (): Call => {
  const call = useContext(CallContext)
  if (!call) throw new Error('outside an interview')
  return call
}

export const useOutbox = (outbox: Outbox) => useSyncExternalStore(outbox.subscribe, outbox.view, outbox.view)

export const useCopy = (copy: UnsentCopy) => useSyncExternalStore(copy.subscribe, copy.view, copy.view)

const noForms: readonly PressedForm[] = []

/** The forms whose button was pressed and that the server does not have yet. */
export const useWaitingForms = (forms: FormOutbox) =>
  useSyncExternalStore(forms.subscribe, forms.waiting, () => noForms)

/** Hears the answer to each form that was pressed, before the form is removed from the device. */
export const useFormAnswers = (forms: FormOutbox, onAnswer: (form: PressedForm, answer: FormAnswer) => void) => {
  const heard = useEffectEvent(onAnswer)
  useEffect(() => forms.onAnswer((form, answer) => heard(form, answer)), [forms])
}

export const useAnswers = () => useOutbox(useCall().outbox)
