/**
 * The names of figures in one language: the labels of questions, options, groups and grades of all versions. A question that
 * was reworded has the label of its latest version.
 */
import type { GradeKey, GroupKey, IndexItemKey, PaperKey, PublishedKey, QuestionKey } from '@/domain/instrument/keys'
import { instruments } from '@/domain/instrument/instrument'
import {
  optionTextsOf,
  partTextsOf,
  type InstrumentTexts,
  type PublishedTexts,
  type QuestionWords,
} from './instrument-texts'
import type { Locale } from './locale'
import { textsOf } from './texts-of-version'

/** Every label that a question can have. */
type Labels = QuestionWords & { weighs?: string; grade?: string; group?: string; published?: PublishedTexts }

export type FigureTexts = Pick<InstrumentTexts, 'parts' | 'options'> & {
  questions: Record<QuestionKey, QuestionWords>
  /** The label of an item that counts in load or capacity. */
  weighs: Record<IndexItemKey, string>
  grades: Record<GradeKey, string>
  groups: Record<GroupKey, string>
  published: Record<PublishedKey, PublishedTexts>
  inSentence: Record<PaperKey, string>
}

const figureTextsIn = (locale: Locale): FigureTexts => {
  const versions = instruments.map(({ version, questions }) => ({ questions, texts: textsOf(version, locale) }))
  // Object.assign loses the keys; the texts of the versions together have all of them.
  const questions = Object.assign({}, ...versions.map(({ texts }) => texts.questions)) as Record<QuestionKey, Labels>
  const labels: Readonly<Record<string, Labels | undefined>> = questions
  const records = versions.flatMap((version) => version.questions)
  // The records decide which question has which label, and the type of the texts requires each of them, so none is missing.
  const table = <Table>(
    entryOf: (questionLabels: Labels, record: (typeof records)[number]) => [string, string | object | undefined],
  ) =>
    // The type of the texts requires a label of every question that has one.
    Object.fromEntries(
      records
        .flatMap((record) => {
          const questionLabels = labels[record.key]
          return questionLabels ? [entryOf(questionLabels, record)] : []
        })
        .filter(([, text]) => text !== undefined),
    ) as Table
  return {
    questions,
    // Object.assign loses the keys, and the type of the texts requires each of them.
    parts: Object.assign({}, ...versions.map(({ texts }) => partTextsOf(texts))) as FigureTexts['parts'],
    // Object.assign loses the keys, and the type of the texts requires each of them.
    options: Object.assign({}, ...versions.map(({ texts }) => optionTextsOf(texts))) as FigureTexts['options'],
    weighs: table(({ weighs }, { key }) => [key, weighs]),
    grades: table(({ grade }, { measure }) => [measure.of === 'wellbeing' ? measure.as : '', grade]),
    groups: table(({ group: text }, { group }) => [group?.key ?? '', text]),
    published: table(({ published }, { key }) => [key, published]),
    inSentence: table(({ published }, { key }) => [key, published?.inSentence]),
  }
}

const texts = new Map<Locale, FigureTexts>()

export const figureTexts = (locale: Locale): FigureTexts => {
  const textsInCache = texts.get(locale)
  if (textsInCache) return textsInCache
  const figureWords = figureTextsIn(locale)
  texts.set(locale, figureWords)
  return figureWords
}
