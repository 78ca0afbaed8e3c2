'use client'

import { useId, type ReactNode } from 'react'
import styles from './confirm-dialog.module.css'
import { useModal } from './use-modal'

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode }

/** The browser's own dialog: it keeps the focus, closes on Escape and hands the focus back. Empty while it is closed. */
export const Dialog = ({ open, title, onClose, children }: Props) => {
  const dialog = useModal(open)
  const id = useId()
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {open ? children : null}
    </dialog>
  )
}
