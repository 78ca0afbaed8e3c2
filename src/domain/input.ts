/** The building blocks of all input schemas. They refuse values that Postgres cannot store. */
import { z } from 'zod'
import { isStorableText } from './instrument/answer'
import { searchLimit } from './text-limits'
import { visibleText } from './visible-text'

/** Any text, such as a key or an id that is no UUID. Postgres cannot store NUL or half a surrogate pair. */
export const storableText = z.string().refine(isStorableText, 'bad_characters')

/** A typed text, trimmed, of at most `longest` characters. */
export const typedText = (longest: number) => storableText.trim().max(longest, 'too_big')

/** A typed text that readers outside may see: the texts of a release, the minutes of a meeting about it, names of staff. */
export const leavingText = (longest: number) => storableText.overwrite(visibleText).trim().max(longest, 'too_big')

/** A whole number that fits an integer column of Postgres. */
export const wholeNumber = z.int32()

/** How often a row was changed. It is 0 when there is no row yet. */
export const versionSchema = wholeNumber.min(0)

/** The number of a page or revision in an address, read from text. */
export const numberInAddress = (most = 2 ** 31 - 1) => z.coerce.number().pipe(wholeNumber.min(1).max(most))

/** The search text of any list. */
export const keepSearchSchema = z.object({ text: typedText(searchLimit) })
export type KeepSearch = z.output<typeof keepSearchSchema>
