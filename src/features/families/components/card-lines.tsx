import type { ReactNode } from 'react'
import styles from './contact-card.module.css'

/** A term with its words. A line without words is left out. */
type CardLine = readonly [term: string, words: ReactNode]
type Lines = { lines: readonly CardLine[] }

const isFilled = ([, words]: CardLine) => Boolean(words)

export const TermLines = ({ lines }: Lines) => (
  <dl className={styles.lines}>
    {lines.filter(isFilled).map(([term, words]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
)

/** A part of the card: a heading, and lines of a term with its words. Nothing when no line has words. */
export const CardLines = ({ title, lines }: { title: string } & Lines) =>
  lines.some(isFilled) ? (
    <section>
      <h3>{title}</h3>
      <TermLines lines={lines} />
    </section>
  ) : null
