/** What the schemas of all inputs are made of, so that nothing reaches Postgres that it cannot keep. */
import { z } from 'zod'
import { isStorableText } from './instrument/answer'
import { searchLimit } from './text-limits'
import { visibleText } from './visible-text'

/** Any text: an id that is no UUID, a key, a search. Postgres refuses NUL and half a character. */
export const storableText = z.string().refine(isStorableText, 'bad_characters')

/** What somebody typed, without the white space around it. */
export const typedText = (longest: number) => storableText.trim().max(longest, 'too_big')

/** What somebody typed and readers may see: every text of a release, the minutes of a meeting about one, names of staff. */
export const leavingText = (longest: number) => storableText.overwrite(visibleText).trim().max(longest, 'too_big')

/** Any whole number: an integer of Postgres holds no other. */
export const wholeNumber = z.int32()

/** How often a row was changed: 0 where there may be no row yet. */
export const versionSchema = wholeNumber.min(0)

/** The number of a page or a revision in an address, where everything is text. */
export const numberInAddress = (most = 2 ** 31 - 1) => z.coerce.number().pipe(wholeNumber.min(1).max(most))

/** What somebody looks for in a list, whatever the list. */
export const keepSearchSchema = z.object({ text: typedText(searchLimit) })
export type KeepSearch = z.output<typeof keepSearchSchema>
