import type { ReactNode } from 'react'
import styles from './covered-call.module.css'
import { ButtonRow } from '@/components/layout/button-row'
import { PlainLink } from '@/components/layout/plain-link'
import type { CallTexts } from './texts'

type Props = {
  texts: CallTexts
  words: string
  hasEnded: boolean
  /** The way to the next family after the call. */
  next?: ReactNode
  /** What whoever held the call may still write about it. */
  children?: ReactNode
}

/** The page of a call whose family went to another caller: who that is, and where unsaved text can be found. */
export const HandedOver = ({ texts, words, hasEnded, next, children }: Props) => (
  <main id="content" className={styles.page}>
    <h1>{texts.handedOver.title}</h1>
    {hasEnded ? (
      <p role="status" className="notice">
        {texts.handedOver.ended}
      </p>
    ) : null}
    <p>{words}</p>
    <p className="soft">{texts.handedOver.unsent}</p>
    {children}
    <ButtonRow tight>
      {next}
      <PlainLink className={next ? 'button' : 'button button-main'} href="/today">
        {texts.record.today}
      </PlainLink>
    </ButtonRow>
  </main>
)
