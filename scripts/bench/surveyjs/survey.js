// The thirty questions of the instrument as a SurveyJS model: the same sections, wording, options and order.
// The benchmark bundles and runs this file, so that the page gets the finished model and not the instrument.
import { questions, sections } from '@/domain/instrument/items'
import { instrument } from '@/i18n/messages/nl/instrument'

const choicesOf = ({ key, options }) => options.map((value) => ({ value, text: instrument.options[key][value] }))

/** A day, ages and schools become text fields, because SurveyJS has no question type for them. */
const controlOf = (item) => {
  switch (item.kind) {
    case 'choice':
      return { type: 'radiogroup', choices: choicesOf(item) }
    case 'many':
    case 'languages':
      return { type: 'checkbox', choices: choicesOf(item) }
    case 'number':
      return { type: 'text', inputType: 'number', min: item.min, max: item.max }
    case 'grade':
      return { type: 'rating', rateMin: 1, rateMax: 10, displayMode: 'buttons' }
    case 'date':
      return { type: 'text', inputType: 'date' }
    case 'text':
      return { type: 'comment' }
    default:
      return { type: 'text' }
  }
}

const among = (key, options) => `{${key}} anyof [${options.map((option) => `'${option}'`).join(', ')}]`

/** Only routes that depend on one answer become conditions. Questions with a route that counts children are always shown. */
const conditionOf = (route) => {
  switch (route.rule) {
    case 'after':
      return [among(route.key, route.options)]
    case 'unless':
      return [`({${route.key}} empty or !(${among(route.key, route.options)}))`]
    case 'above':
      return [`{${route.key}} > ${route.number}`]
    default:
      return []
  }
}

const elementOf = (item, title) => {
  const conditions = (item.routes ?? []).flatMap(conditionOf)
  return {
    name: item.key,
    title: title.replace('{organisation}', 'Nabij'),
    ...controlOf(item),
    ...(conditions.length > 0 ? { visibleIf: conditions.join(' and ') } : {}),
  }
}

const elementsOf = (question) => [
  elementOf(question, instrument.questions[question.key].wording),
  ...(question.parts ?? []).map((part) => elementOf(part, instrument.parts[part.key].wording)),
]

export const survey = {
  locale: 'nl',
  // As in the interview, typed text counts at once and not only when the field loses the focus.
  textUpdateMode: 'onTyping',
  pages: sections.map((section) => ({
    name: section,
    title: instrument.sections[section],
    elements: questions.filter((question) => question.section === section).flatMap(elementsOf),
  })),
}

/** The questions to answer in the benchmark. The kind decides how to answer, and the key finds the question. */
export const thirty = questions.map(({ key, kind, section }) => ({ key, kind, section }))
