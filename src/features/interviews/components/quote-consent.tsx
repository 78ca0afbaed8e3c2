'use client'

import { CallDetailItem } from './call-detail-question'
import { useAnswers } from './call-context'

/** The parent's consent to a quote and, after a yes, the words that the parent said for it. */
export const QuoteConsent = () => {
  const { answers } = useAnswers()
  return (
    <>
      <CallDetailItem name="quote_consent" />
      {answers.quote_consent?.value === 'yes' ? <CallDetailItem name="quote_words" /> : null}
    </>
  )
}
