/** What was typed and is not on the server, as text that can be copied; and how many chosen answers go with it. */
import { besideItems } from '@/domain/instrument/beside'
import { instruments } from '@/domain/instrument/instrument'
import type { Unsent } from './unsent-copy'

const besideTexts: ReadonlySet<string> = new Set(besideItems.flatMap(({ key, kind }) => (kind === 'text' ? [key] : [])))
const isTyped = (key: string) =>
  besideTexts.has(key) || instruments.some(({ itemByKey }) => itemByKey(key)?.kind === 'text')

const typedIn = (draft: unknown): string[] =>
  typeof draft === 'object' && draft !== null && 'text' in draft && typeof draft.text === 'string' ? [draft.text] : []

export const unsentTexts = ({ answers, concerns, drafts }: Unsent): { texts: string[]; choices: number } => {
  const said = answers.map(({ key, content }) => {
    if ('note' in content) return content.note
    return isTyped(key) && typeof content.value === 'string' ? content.value : null
  })
  const texts = [...said, ...concerns.flatMap(typedIn), ...Object.values(drafts).flatMap(typedIn)].filter(
    (text): text is string => Boolean(text),
  )
  return { texts, choices: said.filter((text) => text === null).length }
}
