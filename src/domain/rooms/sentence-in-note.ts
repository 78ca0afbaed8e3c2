/** A typed message as a line of the interview's note, and the note without it again. */
import { isStorableText, textLimit } from '../instrument/answer'

const lineOf = (sentence: string) => sentence.replaceAll(/\r\n?/g, '\n').trim()

/** `full`: the note has no room for it. `unstorable`: it holds what no text of ours can. */
type LongerNote = { text: string } | { refusal: 'full' | 'unstorable' }

/** The note with the sentence as its last line, or why not. */
export const withSentence = (note: string, sentence: string): LongerNote => {
  if (!isStorableText(sentence)) return { refusal: 'unstorable' }
  const between = note === '' || note.endsWith('\n') ? '' : '\n'
  const text = `${note}${between}${lineOf(sentence)}`
  return text.length > textLimit ? { refusal: 'full' } : { text }
}

/** The note without the sentence, where it stands last. Null: it stands there no more as it was typed. */
export const withoutSentence = (note: string, sentence: string): string | null => {
  const line = lineOf(sentence)
  const at = `\n${note}\n`.lastIndexOf(`\n${line}\n`)
  if (at < 0 || line === '') return null
  const [before, after] = [note.slice(0, Math.max(0, at - 1)), note.slice(at + line.length)]
  return before === '' ? after.replace(/^\n/, '') : `${before}${after}`
}
