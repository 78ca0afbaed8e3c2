'use client'

import { useCall } from './call-context'
import type { Concern } from './use-concern'
import styles from './concern.module.css'

/**
 * The button that opens the concern dialog; it is visible during the whole call. A pointer press does not move the focus to
 * it, so the dialog returns the focus to where the caller was.
 */
export const ConcernButton = ({ concern }: { concern: Concern }) => {
  const { texts } = useCall()
  return (
    <button
      type="button"
      className={`button ${styles.button}`}
      aria-haspopup="dialog"
      aria-keyshortcuts="P"
      data-unsent={concern.isUnsent}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => concern.setOpen(true)}
    >
      {texts.concern.button}
      {concern.isUnsent ? <span className="visually-hidden">, {texts.concern.unsentMark}</span> : null}
      <kbd aria-hidden>P</kbd>
    </button>
  )
}
