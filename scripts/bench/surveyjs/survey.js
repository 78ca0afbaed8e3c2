// The thirty questions of the instrument as a SurveyJS model: the same sections, wording, options and order.
// Bundled and run when the benchmark is, so that the page gets the finished model and not what it is made from.
import { questions, sections } from '@/domain/instrument/items'
import { instrument } from '@/i18n/messages/nl/instrument'

const choicesOf = ({ key, options }) => options.map((value) => ({ value, text: instrument.options[key][value] }))

/** A day, ages and schools are typed: SurveyJS has no kind of question for them. */
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

/** The routes that look at one answer; those that count children stay open here. */
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
  // As in the interview: what is typed counts at once, not when the field is left.
  textUpdateMode: 'onTyping',
  pages: sections.map((section) => ({
    name: section,
    title: instrument.sections[section],
    elements: questions.filter((question) => question.section === section).flatMap(elementsOf),
  })),
}

/** What the measurement does at each question: its kind says how, the key where. */
export const thirty = questions.map(({ key, kind, section }) => ({ key, kind, section }))
