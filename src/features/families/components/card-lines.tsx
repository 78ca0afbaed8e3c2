import type { ReactNode } from 'react'
import styles from './contact-card.module.css'

/** A term with its words. A line without words is left out. */
export type CardLine = readonly [term: string, words: ReactNode]

/** A part of the card: a heading, and lines of a term with its words. Nothing when no line has words. */
export const CardLines = ({ title, lines }: { title: string; lines: readonly CardLine[] }) => {
  const filledLines = lines.filter(([, words]) => Boolean(words))
  if (filledLines.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.lines}>
        {filledLines.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
