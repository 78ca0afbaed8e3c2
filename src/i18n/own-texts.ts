/** The texts of the questions that an organisation adds itself. They are stored, because the organisation writes them. */
import type { OwnKey } from '@/domain/instrument/keys'
import type { AskedTexts } from './instrument-texts'
import type { Locale } from './locale'

export type OwnWords = AskedTexts & {
  /** A reminder for the caller, in plain words. It may be empty. */
  tip: string
  /** The text of each option, by its key. */
  options: Readonly<Record<string, string>>
}

/** The texts of one question by language. */
export type OwnTexts = { readonly key: OwnKey; readonly words: Readonly<Record<Locale, OwnWords>> }
