/**
 * Words a release as its recipient reads it, in one language. Page, PDF and sheet are made from this alone, so that they
 * cannot differ. It contains no exact number, because a release has none.
 */
import {
  figureKeys,
  figureKeysOf,
  gradeKeys,
  headlineKey,
  needKeys,
  strengthKeys,
  type FigureKey,
} from '@/domain/disclosure/policy/published-figures'
import type { ReadRelease } from '@/domain/export/read-release'
import { instrumentOf } from '@/domain/instrument/instrument'
import { tableOf } from '@/domain/figures/table-of'
import { longDay } from './format'
import type { Locale } from './locale'
import { releaseTranslator, type ReleaseTranslator } from './release-translator'
import { wordedBalance, wordedFigure } from './worded-figure'
import { daysOf, periodOf } from './worded-period'
import type { WordedFigure, WordedRelease } from './worded-release-shape'
import { wordedSentences, type FigureOf } from './worded-sentences'

/** A figure that is missing in the release is worded as withheld. */
const figuresOf = (release: ReadRelease, t: ReleaseTranslator, locale: Locale): FigureOf => {
  const wordedFigures = tableOf(figureKeys, (key) => {
    const readFigure = release.families === null ? undefined : release.figures.find((figure) => figure.key === key)
    return wordedFigure(readFigure ?? { key, said: false }, t, locale)
  })
  return (key) => wordedFigures[key]
}

/** The figures of the version that the release was made with. */
const figureKeysIn = ({ instrument }: ReadRelease) => figureKeysOf(instrumentOf(instrument))

const issueOf = ({ number, revision }: ReadRelease, t: ReleaseTranslator) =>
  revision === 1 ? t('issue', { number }) : t('issueRevised', { number, revision })

const aboutOf = ({ node: { level, name, within } }: ReadRelease, t: ReleaseTranslator) =>
  level === 'board' && within !== null
    ? t('about.boardWithin', { name, within })
    : t(`about.${level}`, { name, within: within ?? '' })

const headOf = (release: ReadRelease, t: ReleaseTranslator, locale: Locale) => {
  const { recipient, state, organisation, publishedOn, rules, withdrawnReason } = release
  const [title, period, issue] = [t('title'), periodOf(release.period, t), issueOf(release, t)]
  return {
    title,
    documentTitle: t('documentTitle', { title, recipient, period, issue }),
    notice: state === 'published' ? null : t(`notices.${state}`),
    why: withdrawnReason === '' ? null : t('why', { reason: withdrawnReason }),
    for: t('for'),
    recipient,
    about: aboutOf(release, t),
    period,
    days: daysOf(release.period, locale),
    issue,
    organisation,
    publishedOn,
    footer: t('footer', { organisation, issue, rules }),
    pageOf: t('page', { page: '{page}', pages: '{pages}' }),
  }
}

const proseOf = (release: ReadRelease, t: ReleaseTranslator) => ({
  comment: { title: t('sections.comment'), lines: release.comment.split(/\n+/).filter((line) => line.trim() !== '') },
  requests: { title: t('sections.requests'), lines: release.requests },
  points: { title: t('sections.points'), lines: release.points },
  quotes: { title: t('sections.quotes'), means: t('quotesMeans'), lines: release.quotes },
})

/** A withheld headline needs other words: "70 tot 80 % van de ouders kan helpen" but not "niet getoond van de ouders". */
const headlineOf = (figure: WordedFigure, t: ReleaseTranslator) => ({
  ...figure,
  means: figure.band ? t('headline') : figure.label,
})

const suppressedLinesOf = (release: ReadRelease, figureOf: FigureOf, t: ReleaseTranslator) => {
  const labels = figureKeysIn(release)
    .map(figureOf)
    .filter(({ band }) => band === null)
  const text = t('withheldMeans', { labels: labels.map(({ label }) => label).join(', ') })
  return { title: t('sections.withheld'), lines: [labels.length === 0 ? t('withheldNothing') : text] }
}

const explainedOf = (release: ReadRelease, t: ReleaseTranslator, locale: Locale) => {
  const { threshold, preparedBy, approvedBy, organisation, rules, instrument } = release
  const keys = ['bands', 'bar', 'answered', 'chance', 'balance', 'one'] as const
  const reading = (release.families === null ? [] : keys).map((key) => t(`reading.${key}`))
  const date = longDay(release.publishedOn, locale)
  return {
    reading: { title: t('sections.reading'), lines: [...reading, t('reading.few', { threshold })] },
    made: {
      title: t('sections.made'),
      lines: [
        t('made.source'),
        t('made.by', { preparedBy, approvedBy, date, organisation }),
        t('made.versions', { instrument, rules }),
      ],
    },
  }
}

export const wordedRelease = (release: ReadRelease, locale: Locale): WordedRelease => {
  const keys = figureKeysIn(release)
  const isShown = (key: FigureKey) => keys.includes(key)
  const t = releaseTranslator(locale)
  const figureOf = figuresOf(release, t, locale)
  return {
    locale,
    ...headOf(release, t, locale),
    sentences: wordedSentences(release, figureOf, t, locale),
    tooFew: release.families === null ? t('texts.tooFew') : null,
    balance: {
      load: wordedBalance('load', figureOf('load'), t),
      capacity: wordedBalance('capacity', figureOf('capacity'), t),
    },
    headline: headlineOf(figureOf(headlineKey), t),
    needs: { title: t('sections.needs'), figures: needKeys.filter(isShown).map(figureOf) },
    strengths: { title: t('sections.strengths'), figures: strengthKeys.filter(isShown).map(figureOf) },
    grades: {
      title: t('sections.grades'),
      figures: gradeKeys.filter(isShown).map(figureOf),
    },
    ...proseOf(release, t),
    withheld: suppressedLinesOf(release, figureOf, t),
    ...explainedOf(release, t, locale),
    counting: {
      title: t('sections.counting'),
      head: [t('sheet.head.label'), t('sheet.head.words'), t('sheet.head.size'), t('sheet.head.counts')],
      figures: keys.map(figureOf),
    },
    scale: [t('drawn.none'), t('drawn.half'), t('drawn.all')],
  }
}
