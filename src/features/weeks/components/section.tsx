import type { ReactNode } from 'react'
import styles from './weeks.module.css'

/** One subject of the week, parted from the others by a hairline. */
export const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className={styles.section} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)
