import type { ReactNode } from 'react'
import type { WordedLines, WordedRelease } from '@/i18n/worded-release-shape'
import { BalanceCard, FigureList, GradeList, Headline } from './paper-figures'
import { AllFigures } from './paper-table'
import { PaperHeading, type HeadingLevel } from './paper-heading'
import styles from './release-paper.module.css'

type Props = {
  paper: WordedRelease
  /** The heading level of the title; sections have the next one. */
  level?: HeadingLevel
  /** Shown in the notice that the release was replaced: why, and a link to the newer one. */
  more?: ReactNode
}

type PaperPart = { paper: WordedRelease; level: HeadingLevel }

const Head = ({ paper, level, more }: PaperPart & Pick<Props, 'more'>) => (
  <header>
    <p className={styles.strip}>
      <span>
        {paper.for} <b>{paper.recipient}</b>
      </span>
      <span>{paper.issue}</span>
    </p>
    <PaperHeading level={level} className={styles.title}>
      {paper.title}
    </PaperHeading>
    <p className={styles.about}>
      {paper.about}
      <br />
      {paper.period}, {paper.days}
    </p>
    {paper.notice === null ? null : (
      <div className={styles.notice}>
        <p>
          <b>{paper.notice}</b>
        </p>
        {paper.why === null ? null : <p>{paper.why}</p>}
        {more}
      </div>
    )}
  </header>
)

/** The five sentences carry the page; the drawings below them repeat the same figures. */
const Figures = ({ paper, level }: PaperPart) => (
  <>
    <Headline figure={paper.headline} scale={paper.scale} />
    <div className={styles.two}>
      <BalanceCard figure={paper.balance.load} level={level} />
      <BalanceCard figure={paper.balance.capacity} level={level} />
    </div>
    <div className={styles.two}>
      <FigureList section={paper.needs} level={level} />
      <div>
        <FigureList section={paper.strengths} level={level} />
        <GradeList section={paper.grades} level={level} />
      </div>
    </div>
  </>
)

type ProseProps = { section: WordedLines; level: HeadingLevel; children: ReactNode }

/** A section with its heading, or nothing when it is empty. */
const Prose = ({ section, level, children }: ProseProps) =>
  section.lines.length === 0 ? null : (
    <section className={styles.part}>
      <PaperHeading level={level} className={styles.heading}>
        {section.title}
      </PaperHeading>
      {children}
    </section>
  )

const Points = ({ lines }: Pick<WordedLines, 'lines'>) => (
  <ul className={styles.points}>
    {lines.map((line, index) => (
      <li key={`${index} ${line}`}>{line}</li>
    ))}
  </ul>
)

const Paragraphs = ({ lines }: Pick<WordedLines, 'lines'>) =>
  lines.map((line, index) => <p key={`${index} ${line}`}>{line}</p>)

/** The requests to the reader, the points to talk about, and the quotes of parents. */
const Requests = ({ paper, level }: PaperPart) => (
  <>
    <Prose section={paper.requests} level={level}>
      <div className={styles.requests}>
        <Points lines={paper.requests.lines} />
      </div>
    </Prose>
    <Prose section={paper.points} level={level}>
      <Points lines={paper.points.lines} />
    </Prose>
    <Prose section={paper.comment} level={level}>
      <Paragraphs lines={paper.comment.lines} />
    </Prose>
    <Prose section={paper.quotes} level={level}>
      {paper.quotes.lines.map((line, index) => (
        <blockquote key={`${index} ${line}`} className={styles.quote}>
          {line}
        </blockquote>
      ))}
      <p className={styles.quiet}>{paper.quotes.means}</p>
    </Prose>
  </>
)

/** How to read the paper, who is responsible for it, and the table of all figures. */
const Explanation = ({ paper, level }: PaperPart) => (
  <>
    {paper.tooFew === null ? (
      <Prose section={paper.withheld} level={level}>
        <Paragraphs lines={paper.withheld.lines} />
      </Prose>
    ) : null}
    <Prose section={paper.reading} level={level}>
      <Points lines={paper.reading.lines} />
    </Prose>
    {paper.tooFew === null ? <AllFigures counting={paper.counting} level={level} /> : null}
    <Prose section={paper.made} level={level}>
      <div className={styles.quiet}>
        <Paragraphs lines={paper.made.lines} />
      </div>
    </Prose>
  </>
)

/** A withdrawn release as its readers see it: which one it was and why, and nothing of its content. */
export const WithdrawnPaper = ({ paper, more }: Props) => (
  <article className={styles.paper} lang={paper.locale} data-paper>
    <Head paper={paper} level={1} more={more} />
    <footer className={styles.footer}>{paper.footer}</footer>
  </article>
)

const belowOf: Record<HeadingLevel, HeadingLevel> = { 1: 2, 2: 3, 3: 4, 4: 4 }

/**
 * A release as its recipient reads it, with the same words in the same order as its print. It takes worded text only and no
 * database row, so that it also shows a release that is not published yet.
 */
export const ReleasePaper = ({ paper, level = 1, more }: Props) => {
  const below = belowOf[level]
  return (
    <article className={styles.paper} lang={paper.locale} data-paper>
      <Head paper={paper} level={level} more={more} />
      <div className={paper.tooFew === null ? styles.lead : `${styles.lead} ${styles.tooFew}`}>
        {paper.tooFew === null ? <p>{paper.sentences.join(' ')}</p> : <Paragraphs lines={paper.sentences} />}
      </div>
      {paper.tooFew === null ? <Figures paper={paper} level={below} /> : null}
      <Requests paper={paper} level={below} />
      <Explanation paper={paper} level={below} />
      <footer className={styles.footer}>{paper.footer}</footer>
    </article>
  )
}
