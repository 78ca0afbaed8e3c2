'use client'

import type { Locale } from '@/i18n/locale'
import { useCall } from './call-context'
import styles from './wording-language.module.css'

/** The language in which the questions are put to the parent. */
export const WordingLanguage = ({ className }: { className: string | undefined }) => {
  const { texts, wordingLocale, onWording } = useCall()
  return (
    <label className={`${className ?? ''} ${styles.languageChoice} small`}>
      {texts.wordingLanguage}
      <select
        className={`input ${styles.language}`}
        value={wordingLocale}
        onChange={(event) => onWording(event.target.value as Locale)}
      >
        <option value="nl">Nederlands</option>
        <option value="en">English</option>
      </select>
    </label>
  )
}
