'use client'

import { BesideItem } from './beside-question'
import { useAnswers } from './call-context'

/** May something of this call be quoted; and if so, the parent's words, written down while they are fresh. */
export const QuoteConsent = () => {
  const { answers } = useAnswers()
  return (
    <>
      <BesideItem name="quote_consent" />
      {answers.quote_consent?.value === 'yes' ? <BesideItem name="quote_words" /> : null}
    </>
  )
}
