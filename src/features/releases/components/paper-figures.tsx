import type { CSSProperties, ReactNode } from 'react'
import type { WordedBalance, WordedFigure, WordedFigures, WordedRelease } from '@/i18n/worded-release-shape'
import { toneClass } from '@/components/charts/tone-class'
import { PaperHeading, type HeadingLevel } from './paper-heading'
import styles from './release-paper.module.css'

/** The least drawn width of a band, so that a very narrow one stays visible. */
const narrowest = 0.012

const bandStyle = ({ from, to }: { from: number; to: number }): CSSProperties => ({
  left: `${100 * Math.min(from, 1 - narrowest)}%`,
  width: `${100 * Math.max(to - from, narrowest)}%`,
})

/** A band on its scale, empty where the figure is suppressed. The words beside it say the same. */
const Band = ({ figure, kind }: { figure: WordedFigure; kind?: string | undefined }) => (
  <span className={`${styles.track} ${figure.band ? '' : styles.empty} ${kind ?? ''}`} aria-hidden="true">
    {figure.band ? <span className={styles.band} style={bandStyle(figure.band)} /> : null}
  </span>
)

const Words = ({ figure }: { figure: WordedFigure }) =>
  figure.band ? <b className={styles.words}>{figure.words}</b> : <i className={styles.withheld}>{figure.words}</i>

/** The one figure in large letters. For a suppressed figure the name comes first, then that it is not shown. */
export const Headline = ({ figure, scale }: Pick<WordedRelease, 'scale'> & { figure: WordedRelease['headline'] }) => (
  <div className={`${styles.headline} ${toneClass.capacity}`}>
    {figure.band ? (
      <p>
        <span className={styles.large}>{figure.words}</span> <span className={styles.means}>{figure.means}</span>{' '}
        <span className={styles.quiet}>{figure.size}</span>
      </p>
    ) : (
      <p>
        <span className={styles.means}>{figure.means}</span> <i className={styles.largeWithheld}>{figure.words}</i>
      </p>
    )}
    <Band figure={figure} kind={styles.wide} />
    <p className={styles.scale} aria-hidden="true">
      {scale.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </p>
  </div>
)

/** Load or capacity: its name, its class in large letters, and the three classes of which it is one. */
export const BalanceCard = ({ figure, level }: { figure: WordedBalance; level: HeadingLevel }) => (
  <section className={`${styles.card} ${toneClass[figure.tone === 'grade' ? 'plain' : figure.tone]}`}>
    <div className={styles.cardHead}>
      <PaperHeading level={level} className={styles.cardTitle}>
        {figure.label} <span className={styles.quiet}>{figure.means}</span>
      </PaperHeading>
      {figure.of === null ? null : <span className={styles.quiet}>{figure.of}</span>}
    </div>
    <p className={figure.band ? styles.class : styles.classWithheld}>{figure.words}</p>
    <div className={styles.steps} role="img" aria-label={figure.drawn}>
      {figure.steps.map((step) => (
        <span key={step} className={`${styles.step} ${step === figure.words ? styles.chosen : ''}`}>
          <span className={`${styles.box} ${figure.band ? '' : styles.empty}`} />
          {step}
        </span>
      ))}
    </div>
  </section>
)

const Row = ({ figure, children }: { figure: WordedFigure; children: ReactNode }) => (
  <li className={`${styles.row} ${toneClass[figure.tone === 'grade' ? 'plain' : figure.tone]}`}>
    <span className={styles.label}>{figure.label}</span>
    {figure.of === null ? null : <span className={styles.of}>{figure.of}</span>}
    {children}
    <Words figure={figure} />
  </li>
)

type ListProps = { section: WordedFigures; level: HeadingLevel }

export const FigureList = ({ section, level }: ListProps) => (
  <section className={styles.list}>
    <PaperHeading level={level} className={styles.heading}>
      {section.title}
    </PaperHeading>
    <ul>
      {section.figures.map((figure) => (
        <Row key={figure.key} figure={figure}>
          <Band figure={figure} />
        </Row>
      ))}
    </ul>
  </section>
)

/** Grades are drawn on a scale from 1 to 10 with named ends: their band is no share of anything. */
export const GradeList = ({ section, level }: ListProps) => (
  <section className={styles.list}>
    <PaperHeading level={level} className={styles.heading}>
      {section.title}
    </PaperHeading>
    <ul>
      {section.figures.map((figure) => (
        <Row key={figure.key} figure={figure}>
          <span className={styles.ends} aria-hidden="true">
            1
            <Band figure={figure} kind={styles.grades} />
            10
          </span>
        </Row>
      ))}
    </ul>
  </section>
)
