/**
 * The problems of the fields before a form is sent, in the language of the page. The browser's own messages are in the
 * language of the browser and show one problem at a time.
 */
import { formWords, tooLongText, wholeNumberText } from '@/i18n/form-words'
import { wholeNumberIn } from './whole-number'

/**
 * `path` is the name of the field, in the form and in problems of the server. A problem of the whole form has an empty path.
 */
export type FormProblem = { path: string; message: string }

/** A problem with the label of its field; '' when there is none. */
export type NamedProblem = FormProblem & { name: string }

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement

const emptyText = (field: Field): string => {
  const words = formWords()
  if (field instanceof HTMLSelectElement || field.type === 'radio') return words.choose
  if (field.type === 'checkbox') return words.tick
  return field.type === 'file' ? words.chooseFile : words.fill
}

const problemOf = (field: Field): string | null => {
  const { validity, value, dataset } = field
  const words = formWords()
  if (validity.badInput) return words.noDate
  if (validity.valueMissing) return emptyText(field)
  if (validity.rangeUnderflow) return words.laterDay
  if (validity.rangeOverflow) return words.earlierDay
  const longest = Number(dataset.longest)
  if (dataset.longest && value.length > longest) return tooLongText(value.length - longest, longest)
  if (dataset.min === undefined || dataset.max === undefined || value.trim() === '') return null
  const [min, max] = [Number(dataset.min), Number(dataset.max)]
  return wholeNumberIn(value, min, max) === null ? wholeNumberText(min, max) : null
}

/** One problem for each field. The radio buttons of one choice are one field. */
export const fieldProblems = (form: HTMLFormElement): FormProblem[] => {
  const messageByPath = new Map<string, string>()
  for (const element of form.elements) {
    if (!isField(element) || element.disabled) continue
    const path = element.name || element.id
    const message = problemOf(element)
    if (message && !messageByPath.has(path)) messageByPath.set(path, message)
  }
  return [...messageByPath].map(([path, message]) => ({ path, message }))
}

const focusable = 'input:not([type=hidden]), select, textarea, button'

const namedProblems = (form: Element, path: string): HTMLElement | null => {
  const name = CSS.escape(path)
  const element = form.querySelector(`[name="${name}"]:not([type=hidden]), [data-path="${name}"], [id="${name}"]`)
  if (!(element instanceof HTMLElement)) return null
  return element.matches(focusable) ? element : element.querySelector<HTMLElement>(focusable)
}

/** The field of a problem. The path of the server may point inside a field, such as to a line of a text. */
export const fieldAt = (form: Element, path: string): HTMLElement | null => {
  for (let parts = path.split('.'); parts.length > 0 && path !== ''; parts = parts.slice(0, -1)) {
    const field = namedProblems(form, parts.join('.'))
    if (field) return field
  }
  return null
}

const nameOfField = (field: HTMLElement): string => {
  const legend = field.matches('[type=radio]') ? field.closest('fieldset')?.querySelector('legend') : null
  const label = isField(field) ? field.labels?.[0] : null
  return (legend ?? label)?.textContent?.trim() ?? field.getAttribute('aria-label') ?? ''
}

export const withNames = (form: Element, problems: readonly FormProblem[]): NamedProblem[] =>
  problems.map((problem) => {
    const field = fieldAt(form, problem.path)
    return { ...problem, name: field ? nameOfField(field) : '' }
  })
