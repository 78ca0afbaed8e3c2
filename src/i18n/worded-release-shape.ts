/** A release in plain words and positions: all that a page, a print and a sheet say, so that they say the same. */
import type { FigureKey } from '@/domain/disclosure/policy/published-figures'
import type { Span } from '@/domain/export/read-text'
import type { Locale } from './locale'

/** What a figure speaks of, and so its colour: what weighs on people, what carries them, or a grade. */
export type Tone = 'load' | 'capacity' | 'grade'

export type WordedFigure = {
  readonly key: FigureKey
  readonly label: string
  /** What is said of it; for every withheld figure the same words. */
  readonly words: string
  /** Where it lies on its scale; null where it is withheld. */
  readonly band: Span | null
  readonly tone: Tone
  /** How many families it is about, such as "10 tot 19 gezinnen"; null where it is withheld. */
  readonly size: string | null
  /** The same in short, such as "van 10–19". */
  readonly of: string | null
  /** Which answers it counts. */
  readonly counts: string
  /** The drawing, for who does not see it. */
  readonly drawn: string
}

/** Load and capacity: the names of the three classes in order, of which `words` is one. */
export type WordedBalance = WordedFigure & { readonly means: string; readonly steps: readonly string[] }

export type WordedLines = { readonly title: string; readonly lines: readonly string[] }
export type WordedFigures = { readonly title: string; readonly figures: readonly WordedFigure[] }

export type WordedRelease = {
  readonly locale: Locale
  readonly title: string
  /** The title as a file shows it, where the rest of the page is not seen. */
  readonly documentTitle: string
  /** That it is replaced or withdrawn. */
  readonly notice: string | null
  /** Why it was withdrawn, when there are words of which a second person said so. */
  readonly why: string | null
  readonly for: string
  readonly recipient: string
  readonly about: string
  readonly period: string
  readonly days: string
  readonly issue: string
  /** At most five. */
  readonly sentences: readonly string[]
  /** That there were too few families, and then no figure is said; null otherwise. */
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
  /** One row per figure, its head first: what, text, of how many, counts. */
  readonly counting: {
    readonly title: string
    readonly head: readonly string[]
    readonly figures: readonly WordedFigure[]
  }
  /** Under a wide bar: nobody, half, everybody. */
  readonly scale: readonly [string, string, string]
  readonly made: WordedLines
  readonly organisation: string
  /** A day `YYYY-MM-DD`. */
  readonly publishedOn: string
  readonly footer: string
  /** "{page} van {pages}": whoever lays out the pages fills in the two. */
  readonly pageOf: string
}
