'use client'

import { localeOf } from '@/i18n/locale'
import { useCall } from './call-context'
import styles from './wording-language.module.css'

/** Chooses the language in which the questions are put to the parent. */
export const WordingLanguage = ({ className }: { className: string | undefined }) => {
  const { texts, wordingLocale, onWording } = useCall()
  return (
    <label className={`${className ?? ''} ${styles.languageChoice} small`}>
      {texts.wordingLanguage}
      <select
        className={`input ${styles.language}`}
        value={wordingLocale}
        onChange={(event) => onWording(localeOf(event.target.value))}
      >
        <option value="nl">Nederlands</option>
        <option value="en">English</option>
      </select>
    </label>
  )
}
