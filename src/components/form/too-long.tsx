'use client'

import { tooLongText } from '@/i18n/form-words'

/** How much of a text is too long. Always there, so that it is heard when it comes. */
export const TooLong = ({ excess, longest }: { excess: number; longest: number }) => (
  <p role="status" className={excess > 0 ? 'problem' : 'visually-hidden'}>
    {excess > 0 ? tooLongText(excess, longest) : null}
  </p>
)
