import type { ReactNode } from 'react'
import type { WordedLines, WordedRelease } from '@/i18n/worded-release-shape'
import { BalanceCard, FigureList, GradeList, Headline } from './paper-figures'
import { AllFigures } from './paper-table'
import { PaperHeading, type HeadingLevel } from './paper-heading'
import styles from './release-paper.module.css'

type Props = {
  paper: WordedRelease
  /** Of the title; its parts have the next one. */
  level?: HeadingLevel
  /** What belongs to the notice that it is replaced: why, and where the newer one is. */
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

/** The five sentences carry the page; the drawings under them repeat what is said. */
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

/** A part with its heading, or nothing at all. */
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

/** What is asked of the reader, what to talk about, and what parents tell. */
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

/** How to read it, who stands for it, and every figure once more. */
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

/** A release that was withdrawn, for its readers: which one it was and why, and nothing of what it said. */
export const WithdrawnPaper = ({ paper, more }: Props) => (
  <article className={styles.paper} lang={paper.locale} data-paper>
    <Head paper={paper} level={1} more={more} />
    <footer className={styles.footer}>{paper.footer}</footer>
  </article>
)

const belowOf: Record<HeadingLevel, HeadingLevel> = { 1: 2, 2: 3, 3: 4, 4: 4 }

/**
 * A release as its recipient reads it: the same words in the same order as its print. It takes what is said and nothing
 * else, so that it can be shown wherever there is one, also before it is published.
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
