'use client'

import { useEffect, useId, useRef } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './confirm-dialog.module.css'

type Props = {
  open: boolean
  title: string
  text: string
  confirm: string
  cancel: string
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be undone. A native dialog, which keeps the focus inside and closes on Escape. */
export const ConfirmDialog = ({ open, title, text, confirm, cancel, onConfirm, onCancel }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onCancel}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <ButtonRow>
        <button type="button" className="button button-main" onClick={onCancel}>
          {cancel}
        </button>
        <button type="button" className="button" onClick={onConfirm}>
          {confirm}
        </button>
      </ButtonRow>
    </dialog>
  )
}
