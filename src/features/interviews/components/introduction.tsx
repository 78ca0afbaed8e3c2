'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { useCall } from './call-context'
import { filled } from './texts'
import styles from './introduction.module.css'

type Line = { heading: string; say: string }

/** Lines to say aloud, each below its subject. */
const SpokenLines = ({ lines }: { lines: readonly Line[] }) => {
  const { organisation } = useCall()
  return (
    <dl className={styles.spoken}>
      {lines.map((line) => (
        <div key={line.heading}>
          <dt className="small soft">{line.heading}</dt>
          <dd>“{filled(line.say, { organisation })}”</dd>
        </div>
      ))}
    </dl>
  )
}

/** The explanation of confidentiality that question 2 asks about. */
export const ConfidentialityLines = () => <SpokenLines lines={useCall().wording.cards.introduction.confidentiality} />

/**
 * The introduction to say aloud before the first question, and below it what is asked first. The caller can come back to it
 * at any time.
 */
export const Introduction = ({ focus, children }: { focus: boolean; children: ReactNode }) => {
  const { wording, texts } = useCall()
  const { introduction } = wording.cards
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!focus) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [focus])
  return (
    <section aria-labelledby="introduction">
      <h2 id="introduction" ref={heading} tabIndex={-1}>
        {introduction.title}
      </h2>
      <SpokenLines lines={[...introduction.lines, ...introduction.confidentiality]} />
      <p>
        <a href="/uitleg" target="_blank" rel="noreferrer">
          {texts.forParents}
        </a>
      </p>
      {children}
    </section>
  )
}
