import type { WordedRelease } from '@/i18n/worded-release-shape'
import { PaperHeading, type HeadingLevel } from './paper-heading'
import styles from './release-paper.module.css'

type Props = { counting: WordedRelease['counting']; level: HeadingLevel }

/** The table behind the drawings: every figure with its words, its size class, and the answers that it counts. */
export const AllFigures = ({ counting, level }: Props) => (
  <section className={styles.part}>
    <PaperHeading level={level} className={styles.heading}>
      {counting.title}
    </PaperHeading>
    <div className={styles.scroll} role="group" aria-label={counting.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {counting.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counting.figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">{figure.label}</th>
              <td>{figure.band ? <b>{figure.words}</b> : <i className={styles.withheld}>{figure.words}</i>}</td>
              <td>{figure.size ?? '–'}</td>
              <td className={styles.soft}>{figure.counts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
