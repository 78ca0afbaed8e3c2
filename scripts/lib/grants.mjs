// What each role may do, table by table: exactly what the code does, no more. `npm run nabij -- migrate` and every start of the
// embedded database apply it after the migrations. A new table needs its line here; tests/database-roles.test.ts compares.

/** s = select, i = insert, u = update (or a row lock), d = delete. What a foreign key deletes or clears needs no right. */
export const appRights = {
  _prisma_migrations: 's',
  absence: 'siu',
  access_request: 'siu',
  answer: 'siu',
  answer_change: 'siu',
  appointment: 'siu',
  audit: 's', // written by write_audit_row alone
  audit_anchor: 'si',
  audit_head: 's', // written by record_audit_seals alone, like the seals
  audit_seal: 's',
  audit_signal: 'siu',
  calendar_feed: 'siud',
  call_lease: 'siud',
  call_notice: 'siu',
  call_request: 'siu',
  caller_check_in: 'siu',
  care_step: 'siu',
  child: 'siud',
  clear_text: 's', // sealed by the owner at the start: the application only looks whether any is left
  concern_entry: 'si',
  concern_sighting: 'si',
  contact_attempt: 'siu',
  contact_change: 'si',
  contact_point: 'siud',
  contributor: 'si',
  digest: 'siu',
  erasure: 's', // written by apply_erasures alone, which deletes the family too
  factor: 'siud',
  family: 'siu',
  family_identity: 'siu',
  frozen_week: 'si',
  help_follow_up: 'siu', // a trigger lets its note be sealed anew, and nothing else change
  help_item: 'siu',
  instrument_in_force: 'siud',
  interpreter: 'siud',
  interpreter_booking: 'siu',
  interpreter_refusal: 'sid',
  interview: 'siud',
  interview_fact: 'sid',
  interview_fact_school: 'si',
  job: 'siud',
  job_file: 'siud',
  key_store: 's',
  known_device: 'siud',
  meeting: 'siu',
  municipality: 'siu',
  next_step: 'siu',
  one_time_link: 'siu',
  organisation: 'siu',
  own_question: 'siu',
  past_family: 's', // written by apply_retention alone
  passkey: 'siud',
  passkey_challenge: 'siud',
  parent_request: 'siu',
  preparation: 'siu',
  preparation_text: 'siu',
  preparation_writer: 'si',
  provider_account: 'siud',
  quote: 'sid',
  quote_consent: 'sid',
  recovery_code: 'siud',
  release: 'si',
  release_link: 'siu',
  release_revision: 'siu',
  release_statement: 'si',
  report_omission: 'sid',
  retention_extension: 'siu',
  retention_warning: 'siud',
  room: 'siu',
  room_link: 'sid',
  room_seat: 'siu',
  room_signal: 'sid',
  safety_concern: 'siud',
  school: 'siu',
  school_board: 'siu',
  session: 'siud',
  sign_in_attempt: 'siud',
  signal_position: 'siu',
  staff: 'siu',
  talk_request: 'siu',
  withdrawal_reason: 'siu',
}

/** What the application does through functions that run with the rights of the owner. */
export const functionsOfOwner = [
  'apply_erasures(jsonb)',
  'apply_retention(uuid, text, timestamptz)',
  'log_rows_of_family(uuid)',
  'move_interviews(jsonb)',
  'nabij_called_families()',
  'nabij_families_of_own_work()',
  'nabij_names_of_room()',
  'nabij_own_calls()',
  'nabij_room_of_seat()',
  'nabij_sees_call(uuid)',
  'nabij_stands_in_for()',
  'points_with_lookup(bytea)',
  'recompute_statistics()',
]

/** The columns that a reader of releases may read. Row-level security limits the rows. */
export const readerColumns = {
  release: 'id organisation_id number level municipality_id board_id school_id grain at'.split(' '),
  release_revision:
    `id organisation_id release_id revision state node_name node_within recipient organisation_name families
    figures comment points requests quotes rules instrument_version threshold correction prepared_by_name approved_by_name
    published_at withdrawn_at withdrawn_reason`.split(/\s+/),
}

/** What the role may do that owns the functions which write the log and its chain. */
export const auditRights = {
  audit: 'INSERT, SELECT ("id")',
  audit_head: 'INSERT, UPDATE, SELECT',
  audit_seal: 'INSERT, SELECT ("seq")',
}

export const verbOf = { s: 'SELECT', i: 'INSERT', u: 'UPDATE', d: 'DELETE' }
