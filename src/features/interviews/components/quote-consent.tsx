'use client'

import { CallDetailItem } from './call-detail-question'
import { useAnswers } from './call-context'

/** May something of this call be quoted; and if so, the parent's words, written down while they are fresh. */
export const QuoteConsent = () => {
  const { answers } = useAnswers()
  return (
    <>
      <CallDetailItem name="quote_consent" />
      {answers.quote_consent?.value === 'yes' ? <CallDetailItem name="quote_words" /> : null}
    </>
  )
}
