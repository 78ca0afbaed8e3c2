/** What was typed and is not on the server, as text that can be copied; and how many chosen answers go with it. */
import { itemByKey } from '@/domain/instrument/items'
import type { Unsent } from './unsent-copy'

const typedIn = (draft: unknown): string[] =>
  typeof draft === 'object' && draft !== null && 'text' in draft && typeof draft.text === 'string' ? [draft.text] : []

export const unsentTexts = ({ answers, drafts }: Unsent): { texts: string[]; choices: number } => {
  const said = answers.map(({ key, content }) => {
    if ('note' in content) return content.note
    const isTyped = itemByKey(key)?.kind === 'text' || key === 'conversation_note'
    return isTyped && typeof content.value === 'string' ? content.value : null
  })
  const texts = [...said, ...Object.values(drafts).flatMap(typedIn)].filter((text): text is string => Boolean(text))
  return { texts, choices: said.filter((text) => text === null).length }
}
