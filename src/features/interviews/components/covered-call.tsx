'use client'

import { useCall } from './call-context'
import styles from './covered-call.module.css'

/**
 * Replaces the call when its caller has signed out or another person has signed in, so that the next person sees nothing of
 * it.
 */
export const CoveredCall = ({ isSignedOut }: { isSignedOut: boolean }) => {
  const { texts } = useCall()
  const { title, text, again, link } = isSignedOut ? texts.signedOut : texts.otherPerson
  return (
    <main id="content" className={styles.page}>
      <h1>{title}</h1>
      <p role="status">{text}</p>
      <p className="soft">{again}</p>
      <a className="button" href={isSignedOut ? '/sign-in' : '/'} target="_blank" rel="noreferrer">
        {link}
      </a>
    </main>
  )
}
