'use client'

import { useAnswers, useCall, useCopy } from './call-context'
import { savedText } from './saved-text'
import styles from './interview.module.css'

/** Where what was said is now, truthfully, at any moment. */
export const SavedState = () => {
  const { texts, locale, copy } = useCall()
  const { saved } = useAnswers()
  const text = savedText(saved, useCopy(copy), texts.saved, locale)
  return (
    <span className={`${styles.saved} small`} data-state={saved.state}>
      <span role="status">{text}</span>
      {saved.state === 'unsaved' && !saved.message ? (
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {texts.saved.signIn}
        </a>
      ) : null}
    </span>
  )
}
