/** The unsent work as texts that can be copied, with the number of unsent choices. */
import { callDetailItems } from '@/domain/instrument/call-details'
import { instruments } from '@/domain/instrument/instrument'
import { isOwnKey } from '@/domain/instrument/own-questions'
import type { PressedForm } from './pressed-forms'
import type { UnsentWork } from './unsent-copy'

const callDetailTexts: ReadonlySet<string> = new Set(
  callDetailItems.flatMap(({ key, kind }) => (kind === 'text' ? [key] : [])),
)
/** An own question may be a text; its kind is not known here, and a text too many to copy is better than one that is lost. */
const isTyped = (key: string) =>
  callDetailTexts.has(key) || isOwnKey(key) || instruments.some(({ itemByKey }) => itemByKey(key)?.kind === 'text')

const typedTexts = (draft: unknown): string[] =>
  typeof draft === 'object' && draft !== null && 'text' in draft && typeof draft.text === 'string' ? [draft.text] : []

const formText = ({ body }: PressedForm): string[] => {
  if ('careNote' in body) return [body.careNote ?? '']
  return 'resultNote' in body ? [body.resultNote] : typedTexts(body)
}

export const unsentTexts = ({ answers, concerns, forms, drafts }: UnsentWork): { texts: string[]; choices: number } => {
  const answerTexts = answers.map(({ key, content }) => {
    if ('note' in content) return content.note
    return isTyped(key) && typeof content.value === 'string' ? content.value : null
  })
  const pressedTexts = [...concerns.flatMap(typedTexts), ...forms.flatMap(formText)]
  const texts = [...answerTexts, ...pressedTexts, ...Object.values(drafts).flatMap(typedTexts)].filter(
    (text): text is string => Boolean(text),
  )
  return { texts, choices: answerTexts.filter((text) => text === null).length }
}
