import type { WeekExplained } from '@/i18n/week-explained-texts'
import styles from './explanation.module.css'

/** Explains section by section how every figure is computed. */
export const Explanation = ({ explained }: { explained: WeekExplained }) => (
  <article className={styles.text}>
    <h1>{explained.title}</h1>
    <p>{explained.lead}</p>
    {explained.parts.map(({ heading, lines }) => (
      <section key={heading}>
        <h2>{heading}</h2>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
    ))}
  </article>
)
