/** The shape of a release in words and positions. Page, PDF and sheet use nothing else, so that they say the same. */
import type { FigureKey } from '@/domain/disclosure/policy/published-figures'
import type { Span } from '@/domain/export/read-text'
import type { Locale } from './locale'

/** The kind of a figure, which sets its colour: load, capacity or a grade. */
export type Tone = 'load' | 'capacity' | 'grade'

export type WordedFigure = {
  readonly key: FigureKey
  readonly label: string
  /** The published value in words. All withheld figures have the same words. */
  readonly words: string
  /** The position on its scale; null when it is withheld. */
  readonly band: Span | null
  readonly tone: Tone
  /** The number of families as a size class, such as "10 tot 19 gezinnen"; null when it is withheld. */
  readonly size: string | null
  /** The size class in short, such as "van 10–19". */
  readonly of: string | null
  /** The answers that the figure counts. */
  readonly counts: string
  /** The alternative text of the drawing. */
  readonly drawn: string
}

/** Load or capacity. `steps` are the names of the three classes in order; `words` is one of them unless it is withheld. */
export type WordedBalance = WordedFigure & { readonly means: string; readonly steps: readonly string[] }

export type WordedLines = { readonly title: string; readonly lines: readonly string[] }
export type WordedFigures = { readonly title: string; readonly figures: readonly WordedFigure[] }

export type WordedRelease = {
  readonly locale: Locale
  readonly title: string
  /** The title of the file. It also names recipient, period and issue, because it is read without the page. */
  readonly documentTitle: string
  /** The notice of a release that is replaced or withdrawn; null otherwise. */
  readonly notice: string | null
  /** The reason for the withdrawal in words that a second person approved; null without it. */
  readonly why: string | null
  readonly for: string
  readonly recipient: string
  readonly about: string
  readonly period: string
  readonly days: string
  readonly issue: string
  /** At most five sentences. */
  readonly sentences: readonly string[]
  /** Says that there were too few families, in which case no figure is shown; null otherwise. */
  readonly tooFew: string | null
  readonly balance: { readonly load: WordedBalance; readonly capacity: WordedBalance }
  readonly headline: WordedFigure & { readonly means: string }
  readonly needs: WordedFigures
  readonly strengths: WordedFigures
  readonly grades: WordedFigures
  readonly comment: WordedLines
  readonly requests: WordedLines
  readonly points: WordedLines
  readonly quotes: WordedLines & { readonly means: string }
  readonly withheld: WordedLines
  readonly reading: WordedLines
  /** One row for each figure below a head: figure, text, size class, counted answers. */
  readonly counting: {
    readonly title: string
    readonly head: readonly string[]
    readonly figures: readonly WordedFigure[]
  }
  /** The labels under the scale: nobody, half, everybody. */
  readonly scale: readonly [string, string, string]
  readonly made: WordedLines
  readonly organisation: string
  /** The day of publication, `YYYY-MM-DD`. */
  readonly publishedOn: string
  readonly footer: string
  /** "{page} van {pages}". The layout of the pages fills in both numbers. */
  readonly pageOf: string
}
