/**
 * The page that explains every figure of the week. What the records of the instrument say is filled in from them. Not part
 * of the messages, because only this page needs it.
 */
import { createTranslator } from 'use-intl/core'
import { groupsIn } from '@/domain/figures/groups'
import type { IndexKey } from '@/domain/instrument/definition'
import type { Instrument } from '@/domain/instrument/instrument'
import { figureTexts } from './figure-texts'
import { filled } from './filled'
import { conjunction, lowerCased } from './in-sentence'
import type { Locale } from './locale'
import { messagesOf } from './messages'
import { weekExplained as en } from './messages/en/week-explained'
import { weekExplained as nl } from './messages/nl/week-explained'
import type { ExplainedPart, WeekExplained, WeekExplainedTexts } from './week-explained-texts'

type Values = Readonly<Record<string, string | number>>

export const weekExplainedTexts = (locale: Locale): WeekExplainedTexts => (locale === 'en' ? en : nl)

const namesInSentence = (names: readonly string[], locale: Locale) =>
  conjunction(
    names.map((name) => lowerCased(name, locale)),
    locale,
  )

const organisationOnly = (instrument: Instrument, locale: Locale) => {
  const { questions, parts, groups } = figureTexts(locale)
  const items: Readonly<Record<string, { short: string }>> = { ...questions, ...parts }
  return namesInSentence(
    [
      ...instrument.items.flatMap((item) => (item.organisationOnly ? (items[item.key]?.short ?? []) : [])),
      ...groupsIn(instrument).flatMap(({ key, definition }) => (definition.organisationOnly ? groups[key] : [])),
    ],
    locale,
  )
}

const indexValues = ({ indexes, questions }: Instrument, index: IndexKey, locale: Locale): Values => {
  const { items, least } = indexes[index]
  const { weighs } = figureTexts(locale)
  const texts = weekExplainedTexts(locale)
  const unweighedTexts: Readonly<Record<string, string>> = texts.unweighed
  const rules = new Set(items.flatMap(({ weighing: { by } }) => (by === 'option' ? [] : texts.rules[by])))
  const reasons = questions.flatMap(({ key, measure }) =>
    measure.of === index && !measure.weighing ? (unweighedTexts[key] ?? []) : [],
  )
  return {
    count: items.length,
    items: namesInSentence(
      items.map(({ key }) => weighs[key]),
      locale,
    ),
    least,
    rules: [...rules].join(' '),
    unweighed: reasons.join(' '),
  }
}

/** The lines with their values. A line about something that the instrument does not have is left out. */
const filledLines = (lines: readonly string[], values: Values) =>
  lines
    .filter((line) => !Object.entries(values).some(([name, value]) => value === '' && line.includes(`{${name}}`)))
    .map((line) => filled(line, values))

/** The heading is that of the groups on the page of a week. */
const groupsPart = (instrument: Instrument, locale: Locale): ExplainedPart => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'weeks' })
  const { groups: names } = figureTexts(locale)
  const { groups: texts } = weekExplainedTexts(locale)
  const groups = groupsIn(instrument)
  return {
    heading: t('groups.title', { count: groups.length }),
    lines: groups.map(({ key }) => `${names[key]}: ${texts[key]}`),
  }
}

export const weekExplainedOf = (locale: Locale, instrument: Instrument): WeekExplained => {
  const { title, lead, back, parts } = weekExplainedTexts(locale)
  const values = { organisationOnly: organisationOnly(instrument, locale) }
  return {
    title,
    lead,
    back,
    parts: parts.map((part) => {
      if (part === 'groups') return groupsPart(instrument, locale)
      const ofIndex = part.of && indexValues(instrument, part.of, locale)
      return { heading: part.heading, lines: filledLines(part.lines, { ...values, ...ofIndex }) }
    }),
  }
}
