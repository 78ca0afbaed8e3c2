'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'
import styles from './confirm-dialog.module.css'

type Props = { open: boolean; title: string; onClose: () => void; className?: string; children: ReactNode }

/** A native dialog: it keeps the focus inside, closes on Escape and restores the focus. It is empty while it is closed. */
export const Dialog = ({ open, title, onClose, className = '', children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className={`${styles.dialog} ${className}`} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {open ? children : null}
    </dialog>
  )
}
