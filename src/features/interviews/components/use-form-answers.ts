'use client'

import { useEffect, useEffectEvent } from 'react'
import type { FormAnswer, FormOutbox, PressedForm } from './pressed-forms'

/** Hears the answer to each form that was pressed, before the form is removed from the device. */
export const useFormAnswers = (forms: FormOutbox, onAnswer: (form: PressedForm, answer: FormAnswer) => void) => {
  const heard = useEffectEvent(onAnswer)
  useEffect(() => forms.onAnswer((form, answer) => heard(form, answer)), [forms])
}
