/**
 * What can be wrong with a file that comes in, as codes: the words are i18n's. A problem names its line as an editor counts
 * them and its column by its header. Shows at most a short piece of a cell, to the person who brought the file.
 */
export const problemCodes = [
  'file_empty',
  'not_utf8',
  'broken_quotes',
  'too_many_lines',
  'column_missing',
  'column_unknown',
  'column_twice',
  'cell_count',
  'required',
  'too_long',
  'bad_characters',
  'formula',
  'bad_ref',
  'reserved_ref',
  'ref_twice',
  'two_names',
  'not_an_email',
  'not_a_phone',
  'two_phones',
  'not_a_number',
  'not_a_date',
  'in_future',
  'out_of_range',
  'unknown_option',
  'unknown_language',
  'twice',
  'too_many',
  'excludes_others',
  'bad_child',
  'bad_attempt',
  'closed_route',
  'not_confidential',
  'unknown_school',
  'unknown_family',
  'caller_elsewhere',
  'caller_role',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export type Problem = {
  /** 1 is the header; null: the file as a whole. */
  line: number | null
  column: string | null
  code: ProblemCode
  /** The part of the cell that is wrong, shortened. */
  value: string
  /** What would have been right, where that is a short list or a range. */
  allowed: string
}

/** Notes what is wrong with a cell; reading goes on, so that one look shows everything. */
export type Refuse = (column: string | null, code: ProblemCode, value?: string, allowed?: string) => void

const shownLength = 40

export const shortened = (text: string) => {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ').trim()
  const shown = Array.from(clean.slice(0, shownLength * 2))
    .slice(0, shownLength)
    .join('')
  return shown.length < clean.length ? `${shown}…` : shown
}

export const refusal =
  (problems: Problem[], line: number | null): Refuse =>
  (column, code, value = '', allowed = '') => {
    problems.push({ line, column, code, value: shortened(value), allowed })
  }
