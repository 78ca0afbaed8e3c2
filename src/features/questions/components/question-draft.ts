/** The values of the form for an own question: empty, from a stored question, as input, and as the question of a preview. */
import { ownKeyOf, type OwnKind, type OwnQuestion } from '@/domain/instrument/own-questions'
import type { Locale } from '@/i18n/locale'
import type { OwnTexts } from '@/i18n/own-texts'

export type DraftWords = { wording: string; short: string; tip: string }
/** `id` names the row of the form. */
export type DraftOption = { id: string; nl: string; en: string }
export type QuestionDraft = {
  kind: OwnKind
  nl: DraftWords
  en: DraftWords
  options: readonly DraftOption[]
  lastExcludes: boolean
  most: number | null
}

/** A stored question that the form begins with. */
export type QuestionModel = { question: OwnQuestion; texts: OwnTexts }

const noWords: DraftWords = { wording: '', short: '', tip: '' }
const usualMost = 10

export const emptyDraft: QuestionDraft = {
  kind: 'choice',
  nl: noWords,
  en: noWords,
  options: [
    { id: 'first', nl: '', en: '' },
    { id: 'second', nl: '', en: '' },
  ],
  lastExcludes: false,
  most: usualMost,
}

export const draftOf = ({ question, texts }: QuestionModel): QuestionDraft => {
  const { nl, en } = texts.words
  const keys = 'options' in question ? question.options : []
  return {
    kind: question.kind,
    nl: { wording: nl.wording, short: nl.short, tip: nl.tip },
    en: { wording: en.wording, short: en.short, tip: en.tip },
    options:
      keys.length === 0
        ? emptyDraft.options
        : keys.map((key) => ({ id: key, nl: nl.options[key] ?? '', en: en.options[key] ?? '' })),
    lastExcludes: question.kind === 'many' && question.exclusive !== undefined,
    most: question.kind === 'number' ? question.max : usualMost,
  }
}

/** What the action takes, besides the ids. */
export const inputOf = ({ kind, nl, en, options, lastExcludes, most }: QuestionDraft) => {
  const words = { nl, en }
  const optionTexts = options.map((option) => ({ nl: option.nl, en: option.en }))
  switch (kind) {
    case 'choice':
      return { ...words, kind, options: optionTexts }
    case 'many':
      return { ...words, kind, options: optionTexts, lastExcludes }
    case 'number':
      // The form refuses an empty number before it is sent.
      return { ...words, kind, most: most ?? 0 }
    case 'text':
      return { ...words, kind }
    default:
      return kind satisfies never
  }
}

const questionOf = ({ kind, options, lastExcludes, most }: QuestionDraft): OwnQuestion => {
  const key = ownKeyOf(1)
  const keys = options.map(({ id }) => id)
  const last = lastExcludes ? keys.at(-1) : undefined
  switch (kind) {
    case 'choice':
      return { key, kind, options: keys }
    case 'many':
      return { key, kind, options: keys, ...(last === undefined ? {} : { exclusive: last }) }
    case 'number':
      return { key, kind, min: 0, max: most ?? usualMost }
    case 'text':
      return { key, kind }
    default:
      return kind satisfies never
  }
}

/** The question as a call would have it. A text that is still empty is shown as "…". */
export const previewOf = (draft: QuestionDraft): QuestionModel => {
  const question = questionOf(draft)
  const wordsIn = (locale: Locale) => {
    const { wording, short, tip } = draft[locale]
    const options = Object.fromEntries(draft.options.map((option) => [option.id, option[locale] || '…']))
    return { wording: wording || '…', short, tip, options }
  }
  return { question, texts: { key: question.key, words: { nl: wordsIn('nl'), en: wordsIn('en') } } }
}
