/**
 * The problems and notes of an imported file, as codes; `i18n` has their texts. A problem has the line as an editor counts
 * it, the column by its header, and at most a short piece of the cell. Only the person who imports the file sees it.
 */
export const problemCodes = [
  'file_empty',
  'not_text',
  'damaged_text',
  'letters_lost',
  'broken_quotes',
  'quote_left_open',
  'too_many_lines',
  'too_many_columns',
  'wrong_header',
  'columns_missing',
  'columns_wrong',
  'column_nameless',
  'cell_count',
  'required',
  'too_long',
  'bad_characters',
  'formula',
  'bad_ref',
  'damaged_ref',
  'reserved_ref',
  'ref_twice',
  'two_names',
  'not_an_email',
  'not_a_phone',
  'two_phones',
  'phone_length',
  'not_a_number',
  'not_a_date',
  'in_future',
  'out_of_range',
  'unknown_option',
  'unknown_language',
  'twice',
  'plan_leaves_message',
  'too_many',
  'excludes_others',
  'bad_child',
  'bad_attempt',
  'closed_route',
  'other_version',
  'not_confidential',
  'unknown_school',
  'unknown_family',
  'lost_zeros',
  'stays_with_concern',
  'caller_elsewhere',
  'caller_role',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Remarks about a file that can be imported: how a cell was read, which other reading we propose, and shared contacts. */
export const noteCodes = [
  'dutch_date',
  'phone_lost_start',
  'ref_lost_zeros',
  'contact_of_family',
  'contact_on_line',
  'safe_contact_kept',
] as const
export type NoteCode = (typeof noteCodes)[number]

/** The kinds of proposals. A person accepts or rejects all proposals of a kind together. */
export const proposalKinds = ['phone', 'ref'] as const
export type ProposalKind = (typeof proposalKinds)[number]
/** A note that proposes another reading. */
export type Proposal = Note & { kind: ProposalKind }

export type Note = {
  line: number
  column: string
  code: NoteCode
  /** The part of the cell, as it is in the file. */
  value: string
  /** What the value is read as, or would be when the proposal is accepted; for a shared contact, whose it is already. */
  reading: string
}

export type Problem = {
  /** The line in the file, where 1 is the header. Null: the file as a whole. */
  line: number | null
  column: string | null
  code: ProblemCode
  /** The part of the cell that is wrong, shortened. */
  value: string
  /** The allowed values, where they are a short list or a range; otherwise empty or a related value. */
  allowed: string
}

/** Records a problem of a cell. Reading goes on, so that one preview shows all problems. */
export type Refuse = (column: string | null, code: ProblemCode, value?: string, allowed?: string) => void

/** Records how a part of a cell is read. */
export type Remark = (column: string, code: NoteCode, value: string, reading: string) => void

const shownLength = 40

/** At most 40 characters of a text, without control characters. */
export const shortened = (text: string) => {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ').trim()
  const shown = Array.from(clean.slice(0, shownLength * 2))
    .slice(0, shownLength)
    .join('')
  return shown.length < clean.length ? `${shown}…` : shown
}

/** Makes a `Refuse` that adds to `problems` for one line of the file. */
export const refusal =
  (problems: Problem[], line: number | null): Refuse =>
  (column, code, value = '', allowed = '') => {
    problems.push({ line, column, code, value: shortened(value), allowed })
  }
