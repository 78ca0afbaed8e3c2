'use client'

import { createContext, useContext, useRef, type ReactNode, type RefObject } from 'react'
import styles from './releases.module.css'

const Heading = createContext<RefObject<HTMLHeadingElement | null> | null>(null)

/** Where a form among the revisions puts the focus when it is gone itself. */
export const useRevisionsHeading = () => useContext(Heading)

export const RevisionsSection = ({ title, children }: { title: string; children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className={styles.section} aria-labelledby="revisions">
      <h2 id="revisions" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <Heading value={heading}>{children}</Heading>
    </section>
  )
}
