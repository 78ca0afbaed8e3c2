'use client'

import { useTooLong } from './use-too-long'

/** Announces how many characters are too many. Always rendered, so that a screen reader reads the change. */
export const TooLong = ({ excess, longest }: { excess: number; longest: number }) => {
  const text = useTooLong(excess, longest)
  return (
    <p role="status" className={text ? 'problem' : 'visually-hidden'}>
      {text}
    </p>
  )
}
