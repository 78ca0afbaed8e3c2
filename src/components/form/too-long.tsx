'use client'

import { tooLongText } from '@/i18n/form-words'

/** Announces how many characters are too many. Always rendered, so that a screen reader reads the change. */
export const TooLong = ({ excess, longest }: { excess: number; longest: number }) => (
  <p role="status" className={excess > 0 ? 'problem' : 'visually-hidden'}>
    {excess > 0 ? tooLongText(excess, longest) : null}
  </p>
)
