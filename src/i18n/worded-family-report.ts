/**
 * The file with everything about a family in plain words, as it is printed: its sections, and in each the rows as labels and
 * values. A value without words stands as it is stored. Uses no database and no clock.
 */
import { createTranslator } from 'use-intl/core'
import { isVerb, nounOf, type Noun } from '@/domain/access/verbs'
import { parseWeek } from '@/domain/figures/week'
import { isolatedText } from '@/domain/isolated-text'
import { longDay, moment } from './format'
import type { AskedTexts, InstrumentTexts } from './instrument-texts'
import { languageName } from './language-names'
import type { Locale } from './locale'
import { messagesOf } from './messages'
import { parentReport as reportEn } from './messages/en/parent-report'
import { parentReport as reportNl } from './messages/nl/parent-report'
import { needsOf } from './needs'
import { releaseTranslator } from './release-translator'
import { periodOf } from './worded-period'

type Row = Readonly<Record<string, unknown>>

/** What is put into words: `familyReport` of the feature. */
export type ReportToWord = {
  organisation: string
  concernMonths: number
  termMonths: number
  omissions: number
  tables: Readonly<Record<string, readonly Row[]>>
  looks: readonly { at: string; name: string | null; verb: string; outcome: 'done' | 'refused' }[]
  publications: readonly {
    number: number
    about: string
    recipient: string
    grain: 'week' | 'block'
    period: string
    published_at: string
  }[]
  sharings: readonly { at: string; name: string | null; verb: string }[]
}

type Line = { label: string; value: string }
export type ReportSection = { title: string; about: string; rows: readonly { lines: readonly Line[] }[] }
export type WordedFamilyReport = {
  locale: Locale
  title: string
  organisation: string
  day: string
  dayText: string
  paragraphs: readonly string[]
  sections: readonly ReportSection[]
  closing: { title: string; text: string }
}

type Words = Readonly<Record<string, string>>
type Context = {
  locale: Locale
  instrument: InstrumentTexts
  codes: Readonly<Record<string, Words>>
  yes: string
  no: string
}

const textsIn = (locale: Locale) => (locale === 'en' ? reportEn : reportNl)

/** The words of each code, by its column. */
const codesIn = (locale: Locale): Readonly<Record<string, Words>> => {
  const { contact, calls, concerns, families, help, interviews, parentRequests, retention } = messagesOf(locale)
  const { codes } = textsIn(locale)
  return {
    ...codes,
    part: { ...codes.part, ...parentRequests.omit.parts },
    outcome: { ...calls.outcomes, ...codes.outcome },
    stop_reason: calls.outcomes,
    reason: { ...retention.reasons, ...calls.list.reasons },
    channel: contact.channels,
    preferred_channels: contact.channels,
    parts_of_day: calls.partsOfDay,
    preferred_parts_of_day: calls.partsOfDay,
    line_drop_plan: contact.lineDropPlans,
    field: contact.history.fields,
    source: concerns.from,
    consulted: concerns.parties,
    decision: concerns.decisions,
    status: families.status,
    feeling: interviews.end.feelings,
    // Of what is noted beside the questions: those have options of their own.
    value: interviews.besideOptions,
    result: { ...help.results, ...help.followUp.results },
    type: needsOf(locale).types,
  }
}

const languageColumns = new Set(['home_languages', 'call_language', 'language'])
const questionColumns = new Set(['key', 'place', 'later'])
const day = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

const questionText = ({ instrument }: Context, key: string): string => {
  const callDetails: Words = instrument.beside
  const questionTexts: Readonly<Record<string, AskedTexts>> = { ...instrument.questions, ...instrument.parts }
  return callDetails[key] ?? questionTexts[key]?.wording ?? key
}

const wordText = (context: Context, column: string, word: string, { key }: Row): string => {
  const options: Readonly<Record<string, Words | undefined>> = context.instrument.options
  if (languageColumns.has(column)) return languageName(word, context.locale)
  if (questionColumns.has(column)) return questionText(context, word)
  const optionText = column === 'value' ? options[String(key)]?.[word] : undefined
  const codeText = optionText ?? context.codes[column]?.[word]
  if (codeText !== undefined) return codeText
  if (day.test(word)) return longDay(word, context.locale)
  return instant.test(word) ? moment(new Date(word), context.locale) : word
}

const valueText = (context: Context, column: string, value: unknown, row: Row): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? context.yes : context.no
  if (typeof value === 'string') return wordText(context, column, value, row)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((entry: unknown) => valueText(context, column, entry, row)).join(', ')
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${valueText(context, column, part, row)}`)
    .join(', ')
}

const linesOf = (context: Context, columns: Words, row: Row): Line[] =>
  Object.entries(row)
    .map(([column, value]) => ({ label: columns[column] ?? column, value: valueText(context, column, value, row) }))
    .filter(({ value }) => value !== '')

const tableSections = (context: Context, tables: ReportToWord['tables']): ReportSection[] => {
  const { columns, tables: titles } = textsIn(context.locale)
  const titleByTable: Words = titles
  return Object.entries(tables)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => ({
      title: titleByTable[name] ?? name,
      about: '',
      rows: rows.map((row) => ({ lines: linesOf(context, columns, row) })),
    }))
}

const verbText = (locale: Locale, verb: string): string => {
  const verbs: Readonly<Record<Noun, Words>> = messagesOf(locale).log.verbs
  return isVerb(verb) ? (verbs[nounOf(verb)][verb.slice(verb.indexOf('.') + 1)] ?? verb) : verb
}

const whoDid = (locale: Locale, { looks, sharings }: ReportToWord) => {
  const texts = textsIn(locale)
  const line = (at: string, name: string | null, what: string) => ({
    lines: [{ label: moment(new Date(at), locale), value: `${isolatedText(name ?? texts.system)}: ${what}` }],
  })
  return {
    looks: looks.map(({ at, name, verb, outcome }) =>
      line(at, name, outcome === 'done' ? verbText(locale, verb) : `${verbText(locale, verb)} (${texts.refused})`),
    ),
    sharings: sharings.map(({ at, name, verb }) => line(at, name, verbText(locale, verb))),
  }
}

const periodText = (locale: Locale, grain: 'week' | 'block', period: string): string => {
  const at = parseWeek(period)
  return at ? periodOf({ grain, at }, releaseTranslator(locale)) : period
}

const publicationRows = (locale: Locale, { publications }: ReportToWord) => {
  const t = createTranslator({ locale, messages: { report: textsIn(locale) }, namespace: 'report' })
  return publications.map(({ number, about, recipient, grain, period, published_at: at }) => {
    const words = {
      number,
      about: isolatedText(about),
      recipient: isolatedText(recipient),
      period: periodText(locale, grain, period),
    }
    return { lines: [{ label: moment(new Date(at), locale), value: t('publication', words) }] }
  })
}

/** The whole file in words; `today` is the day on which it is made. */
export const wordedFamilyReport = (
  report: ReportToWord,
  { locale, instrument, today }: { locale: Locale; instrument: InstrumentTexts; today: string },
): WordedFamilyReport => {
  const texts = textsIn(locale)
  const t = createTranslator({ locale, messages: { report: texts }, namespace: 'report' })
  const context = { locale, instrument, codes: codesIn(locale), yes: texts.yes, no: texts.no }
  const { looks, sharings } = whoDid(locale, report)
  const dayText = longDay(today, locale)
  const section = (title: string, about: string, rows: ReportSection['rows']) => ({
    title,
    about: rows.length > 0 ? about : texts.nothing,
    rows,
  })
  return {
    locale,
    title: texts.title,
    organisation: report.organisation,
    day: today,
    dayText,
    paragraphs: [
      t('about', { organisation: isolatedText(report.organisation), day: dayText }),
      t('why'),
      ...(report.omissions > 0 ? [t('omitted', { count: report.omissions })] : []),
    ],
    sections: [
      ...tableSections(context, report.tables),
      section(texts.looks, texts.looksAbout, looks),
      section(texts.publications, texts.publicationsAbout, publicationRows(locale, report)),
      section(texts.sharings, texts.sharingsAbout, sharings),
    ],
    closing: { title: texts.kept, text: t('keptText', { months: report.concernMonths, term: report.termMonths }) },
  }
}
