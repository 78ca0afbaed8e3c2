'use client'

import { askedTextsOf } from '@/i18n/instrument-texts'
import { useAnswers, useCall, useCopy } from './call-context'
import { savedText } from './saved-text'
import styles from './saved-state.module.css'

/** Says whether everything is saved on the server, and otherwise where it is. */
export const SavedState = () => {
  const { texts, locale, copy, wording, instrument } = useCall()
  const { saved } = useAnswers()
  const nameOf = (key: string) => {
    if (key === 'conversation_note') return texts.sheets.note
    const question = instrument.questionOf(key)
    return question ? askedTextsOf(wording.instrument, question.key).short : texts.closing
  }
  const text = savedText(saved, useCopy(copy), { texts: texts.saved, locale, nameOf })
  return (
    <span className={`${styles.saved} small`} data-state={saved.state}>
      <span role="status" className={styles.savedText}>
        {text}
      </span>
      {saved.state === 'unsaved' && !saved.message ? (
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {texts.saved.signIn}
        </a>
      ) : null}
    </span>
  )
}
