'use client'

import { useCall } from './call-context'
import type { Concern } from './use-concern'
import styles from './concern.module.css'

/** Always in sight. Pressed with a pointer it leaves the focus where it is, and that is where the dialog returns it to. */
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
