import type { ReactNode } from 'react'
import { ButtonRow } from './button-row'
import styles from './message.module.css'

/** A page with only a message: what happened and what one can do now. */
export const Message = ({ title, text, children }: { title: string; text: string; children: ReactNode }) => (
  <div className={styles.message}>
    <h1>{title}</h1>
    <p>{text}</p>
    <ButtonRow as="p">{children}</ButtonRow>
  </div>
)
