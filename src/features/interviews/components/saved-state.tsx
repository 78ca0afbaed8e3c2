'use client'

import { clockTime } from '@/i18n/format'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import styles from './interview.module.css'

/** Where what was said is now, truthfully, at any moment. */
export const SavedState = () => {
  const { texts, locale } = useCall()
  const { saved } = useAnswers()
  const text = {
    saved:
      saved.state === 'saved' && saved.at
        ? filled(texts.saved.savedAt, { time: clockTime(saved.at, locale) })
        : texts.saved.saved,
    saving: texts.saved.saving,
    waiting: texts.saved.waiting,
    failing: texts.saved.failing,
    unsaved:
      saved.state === 'unsaved' && saved.message ? `${texts.saved.unsaved}: ${saved.message}` : texts.saved.signedOut,
  }[saved.state]
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
