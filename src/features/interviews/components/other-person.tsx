'use client'

import { useCall } from './call-context'
import styles from './other-person.module.css'

/** In place of a conversation whose caller signed out while another person signed in: nothing of it is shown to them. */
export const OtherPerson = () => {
  const { texts } = useCall()
  const { title, text, again } = texts.otherPerson
  return (
    <main id="content" className={styles.page}>
      <h1>{title}</h1>
      <p role="status">{text}</p>
      <p className="soft">{again}</p>
    </main>
  )
}
