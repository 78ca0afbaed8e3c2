'use client'

import { useState } from 'react'
import type { GuestTexts } from './guest-texts'
import styles from './guest.module.css'

/** For the browsers within apps, which have no camera: the same link for a browser of its own. */
export const GuestApp = ({ texts }: { texts: GuestTexts }) => {
  const { app } = texts.guest
  const [outcome, setOutcome] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href)
      setOutcome(app.copied)
    } catch {
      setOutcome(app.notCopied)
    }
  }
  return (
    <section className={`notice notice-warn ${styles.stack}`}>
      <h2>{app.heading}</h2>
      <p>{app.text}</p>
      <button type="button" className="button button-main" onClick={() => void copy()}>
        {app.copy}
      </button>
      <p role="status">{outcome}</p>
    </section>
  )
}
