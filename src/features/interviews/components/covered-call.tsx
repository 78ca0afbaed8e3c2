'use client'

import { useCall } from './call-context'
import styles from './covered-call.module.css'

/** In place of a conversation whose caller signed out: nothing of it is shown to whoever sits here next. */
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
