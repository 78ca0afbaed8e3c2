'use client'

import { createContext, useContext, useRef, type ReactNode, type RefObject } from 'react'
import styles from './releases.module.css'

const Heading = createContext<RefObject<HTMLHeadingElement | null> | null>(null)

/** A form among the revisions moves the focus here when it disappears. */
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
