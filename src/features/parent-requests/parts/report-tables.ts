/**
 * What the file with everything about a family holds of each table, and what it leaves out and why. A test compares it with the
 * catalogue: a table that leads to a family and a column of it stand here, or the test fails.
 */
import 'server-only'

/**
 * Why a column is not in the file. `number`: it only says which row belongs to which. `made`: the application made it from what
 * the file has. `technical`: an order or a version. `hash`: a keyed hash. `decision`: why words of somebody else are left out.
 */
export type LeftOut = 'number' | 'made' | 'technical' | 'hash' | 'decision'

type RowsBy = 'id' | 'family_id' | 'interview_id' | 'concern_id' | 'entry_id' | 'room_id'

export type ReportTable = {
  /** By which column its rows belong to the family. */
  rowsBy: RowsBy
  /** The column by which the rows are in order. */
  order: string
  shown: readonly string[]
  leftOut: Readonly<Record<string, LeftOut>>
  /** A column that is true of the rows that are in the file. */
  only?: string
  /** The column with the id of what a coordinator may leave out, and its words. Without `words` it is the whole row. */
  omitted?: { by: string; words?: readonly string[] }
}

/** The names of columns, in the order in which a parent reads them. */
const columns = (names: string): readonly string[] => names.split(/\s+/)

const rowNumbers = { id: 'number', organisation_id: 'number', family_id: 'number' } as const
const ofFamily = { rowsBy: 'family_id', leftOut: rowNumbers } as const
const ofInterview = { rowsBy: 'interview_id', leftOut: { organisation_id: 'number' } } as const

const aboutWho = {
  family: {
    rowsBy: 'id',
    order: 'created_at',
    shown:
      columns(`ref status programme home_languages call_language interpreter_needed interpreter_refused preferred_channels
      preferred_parts_of_day caller_id may_call listed_since last_attempt_at last_call_date created_at
      updated_at`),
    leftOut: { id: 'number', organisation_id: 'number', version: 'technical' },
  },
  family_identity: {
    rowsBy: 'family_id',
    order: 'family_id',
    shown: columns(`parent_name surname address note may_leave_message who_may_hear safe_hours name_to_use stop_word
      line_drop_plan line_drop_note interpreter_name`),
    leftOut: { organisation_id: 'number', family_id: 'number', surname_ends_name: 'technical' },
  },
  contact_point: {
    ...ofFamily,
    order: 'position',
    shown: columns('kind value state added_at'),
    leftOut: { ...rowNumbers, value_hash: 'hash', lookups: 'hash', position: 'technical' },
  },
  contact_change: { ...ofFamily, order: 'at', shown: columns('at field old_value staff_id') },
  child: {
    ...ofFamily,
    order: 'position',
    shown: columns('age school_id'),
    leftOut: { ...rowNumbers, position: 'technical' },
  },
} satisfies Record<string, ReportTable>

const note = ['note'] as const

const aboutCalls = {
  interview: {
    ...ofFamily,
    order: 'started_at',
    shown:
      columns(`started_at introduced_at ended_at ref caller_id channel chosen_by state break_reason interpreter_id place later
      instrument_version`),
    leftOut: { ...rowNumbers, version: 'technical' },
  },
  answer: {
    ...ofInterview,
    order: 'interview_id',
    shown: columns('interview_id key value missing note'),
    leftOut: { organisation_id: 'number', value_version: 'technical', note_version: 'technical' },
    omitted: { by: 'interview_id', words: ['note'] },
  },
  answer_change: {
    ...ofInterview,
    order: 'at',
    shown: columns('at interview_id key part outcome value missing note staff_id reason settled_at'),
    leftOut: {
      operation_id: 'number',
      organisation_id: 'number',
      client_id: 'number',
      version: 'technical',
      base_version: 'technical',
      sequence: 'technical',
    },
    omitted: { by: 'interview_id', words: ['note', 'reason'] },
  },
  caller_check_in: {
    ...ofInterview,
    order: 'saved_at',
    // One that is not shared is about the caller and read by nobody else.
    only: 'shared',
    shown: columns('saved_at interview_id staff_id feeling text shared'),
    omitted: { by: 'interview_id', words: ['text'] },
  },
  interview_fact: {
    ...ofInterview,
    order: 'call_date',
    shown:
      columns(`interview_id ref call_date week channel chosen_by completed ended_at is_first is_of_week instrument_version
      open_codes load capacity`),
    leftOut: { organisation_id: 'number', family_id: 'number', codes: 'made' },
  },
  interview_fact_school: { ...ofInterview, order: 'week', shown: columns('interview_id school_id week') },
  contributor: {
    rowsBy: 'interview_id',
    order: 'week',
    shown: columns('interview_id week school_id board_id municipality_id completed values'),
    leftOut: { organisation_id: 'number', pseudonym: 'hash', family_pseudonym: 'hash' },
  },
  quote_consent: {
    rowsBy: 'interview_id',
    order: 'quote_id',
    shown: columns('interview_id'),
    leftOut: { quote_id: 'number' },
  },
  talk_request: {
    ...ofInterview,
    order: 'asked_at',
    shown: columns('interview_id asked_at asked_by_id with_id due_on done_at done_by_id cancelled_at'),
    leftOut: { id: 'number', organisation_id: 'number' },
  },
} satisfies Record<string, ReportTable>

const aboutPlans = {
  contact_attempt: {
    ...ofFamily,
    order: 'at',
    shown: columns(`at day outcome staff_id contact_point_id channel not_before time parts_of_day note for_absent
      interview_id undone_at`),
    omitted: { by: 'id', words: note },
  },
  appointment: {
    ...ofFamily,
    order: 'made_at',
    shown:
      columns(`starts_at ends_at kind channel chosen_by owner_id note made_by_id made_at closed_at closed_by_id closed_as
      remind_at reminded_at`),
    leftOut: { ...rowNumbers, attempt_id: 'number', refused_in_id: 'number' },
    omitted: { by: 'id', words: note },
  },
  interpreter_booking: {
    ...ofFamily,
    order: 'booked_at',
    shown:
      columns(`starts_at ends_at interpreter_id language booked_by_id booked_at closed_at closed_by_id closed_as told
      told_at told_by_id reminded_at reminded_by_id`),
    leftOut: {
      ...rowNumbers,
      appointment_id: 'number',
      moved_from_id: 'number',
      letter: 'technical',
      letter_at: 'technical',
    },
  },
  room: {
    ...ofFamily,
    order: 'opened_at',
    shown: columns('opened_at opened_by_id opens_at ends_at interview_id closed_at closed_by_id closed_as'),
    leftOut: { ...rowNumbers, appointment_id: 'number' },
  },
  room_link: {
    rowsBy: 'room_id',
    order: 'created_at',
    shown: columns('created_at created_by_id role interpreter_id'),
    leftOut: { id: 'number', organisation_id: 'number', room_id: 'number', token_hash: 'hash' },
  },
  room_seat: {
    rowsBy: 'room_id',
    order: 'created_at',
    shown: columns('created_at role interpreter_id state means is_child admitted_at'),
    leftOut: {
      id: 'number',
      organisation_id: 'number',
      room_id: 'number',
      link_id: 'number',
      key_hash: 'hash',
      arrival: 'technical',
      stream: 'technical',
      seen_at: 'technical',
    },
  },
  // How two browsers reach each other, for a moment.
  room_signal: {
    rowsBy: 'room_id',
    order: 'id',
    shown: [],
    leftOut: {
      id: 'number',
      organisation_id: 'number',
      room_id: 'number',
      from_seat_id: 'number',
      from_arrival: 'technical',
      to_seat_id: 'number',
      to_arrival: 'technical',
      body: 'technical',
      sent_at: 'technical',
    },
  },
  interpreter_refusal: {
    ...ofFamily,
    order: 'recorded_at',
    shown: columns('interpreter_id recorded_at recorded_by_id'),
    leftOut: { organisation_id: 'number', family_id: 'number' },
  },
  call_request: {
    ...ofFamily,
    order: 'created_at',
    shown: columns(
      `created_at reason not_before time parts_of_day note created_by_id closed_at closed_by_id undone_at`,
    ),
    leftOut: { ...rowNumbers, replaced_by_id: 'number' },
    omitted: { by: 'id', words: note },
  },
  next_step: {
    ...ofFamily,
    order: 'opened_at',
    shown: columns(`opened_at kind reason not_before time parts_of_day channel language starts_at interpreter_needed
      ends_at note owner_id waits_for stopped_by stop_reason asked_at closed_at`),
    leftOut: { ...rowNumbers, source_id: 'number' },
    // Its note is a copy: that of the attempt, the request or the appointment that it comes from.
    omitted: { by: 'source_id', words: note },
  },
  call_lease: {
    ...ofFamily,
    order: 'taken_at',
    shown: columns('staff_id taken_at expires_at'),
    leftOut: { organisation_id: 'number', family_id: 'number' },
  },
  call_notice: {
    ...ofFamily,
    order: 'at',
    shown: columns('at kind by_id to_id note seen_at seen_by_id'),
    omitted: { by: 'id', words: note },
  },
  care_step: {
    ...ofFamily,
    order: 'created_at',
    shown: columns('created_at kind interview_id owner_id due_on note done_at done_by_id'),
    omitted: { by: 'id', words: note },
  },
} satisfies Record<string, ReportTable>

const aboutHelp = {
  help_item: {
    ...ofFamily,
    order: 'created_at',
    shown: columns(`created_at type text suggested_by state owner_id due_on result result_note week closed_at
      interview_id`),
    leftOut: { ...rowNumbers, version: 'technical' },
    omitted: { by: 'id', words: ['text', 'result_note'] },
  },
  help_follow_up: {
    ...ofInterview,
    order: 'asked_at',
    shown: columns('asked_at interview_id result note asked_by_id'),
    leftOut: { id: 'number', organisation_id: 'number', help_item_id: 'number' },
    omitted: { by: 'help_item_id', words: note },
  },
  safety_concern: {
    ...ofFamily,
    order: 'id',
    shown: columns('raised_by_id interview_id'),
    omitted: { by: 'id' },
  },
  concern_entry: {
    rowsBy: 'concern_id',
    order: 'written_at',
    shown: columns('written_at written_by_id kind text source consulted decision'),
    leftOut: { id: 'number', organisation_id: 'number', concern_id: 'number' },
    omitted: { by: 'concern_id' },
  },
  concern_sighting: {
    rowsBy: 'entry_id',
    order: 'seen_at',
    shown: columns('seen_at seen_by_id'),
    leftOut: { organisation_id: 'number', entry_id: 'number' },
    omitted: { by: 'entry_id' },
  },
} satisfies Record<string, ReportTable>

const aboutRights = {
  parent_request: {
    ...ofFamily,
    order: 'asked_on',
    shown: columns('kind asked_on words recorded_by_id recorded_at answer answered_on answered_by_id'),
  },
  report_omission: {
    ...ofFamily,
    order: 'decided_at',
    shown: columns('part decided_by_id decided_at'),
    leftOut: { organisation_id: 'number', family_id: 'number', row_id: 'number', reason: 'decision' },
  },
  retention_warning: {
    rowsBy: 'family_id',
    order: 'ends_on',
    shown: columns('kind counts_from ends_on'),
    leftOut: { organisation_id: 'number', family_id: 'number', days: 'technical', counted_on: 'technical' },
  },
  retention_extension: {
    rowsBy: 'family_id',
    order: 'until',
    shown: columns('reason until decided_by_id decided_at'),
    leftOut: { organisation_id: 'number', family_id: 'number' },
  },
} satisfies Record<string, ReportTable>

export const reportTables: Readonly<Record<string, ReportTable>> = {
  ...aboutWho,
  ...aboutCalls,
  ...aboutPlans,
  ...aboutHelp,
  ...aboutRights,
}
