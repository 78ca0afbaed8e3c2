/**
 * The closed list of columns that hold words about people, encrypted. Each is a `bytea` of the format of `sealed-text.ts`, and
 * Prisma's rows have it as text. A test compares the list with the catalogue of the database.
 */

type SealedTable = {
  /** As Prisma calls it. */
  model: string
  /** What says which row it is: columns of the primary key, each with its field. */
  key: Readonly<Record<string, string>>
  /** The columns, each with its field. */
  columns: Readonly<Record<string, string>>
}

const byId = { id: 'id' } as const
const note = { note: 'note' } as const

export const sealedTables = {
  answer: {
    model: 'Answer',
    key: { interview_id: 'interviewId', key: 'key' },
    columns: { value: 'value', note: 'note' },
  },
  answer_change: {
    model: 'AnswerChange',
    key: { operation_id: 'operationId' },
    columns: { value: 'value', note: 'note', reason: 'reason' },
  },
  appointment: { model: 'Appointment', key: byId, columns: note },
  call_notice: { model: 'CallNotice', key: byId, columns: note },
  call_request: { model: 'CallRequest', key: byId, columns: note },
  caller_check_in: {
    model: 'CallerCheckIn',
    key: { interview_id: 'interviewId', staff_id: 'staffId' },
    columns: { feeling: 'feeling', text: 'text' },
  },
  care_step: { model: 'CareStep', key: byId, columns: note },
  concern_entry: { model: 'ConcernEntry', key: byId, columns: { text: 'text' } },
  contact_attempt: { model: 'ContactAttempt', key: byId, columns: note },
  contact_change: { model: 'ContactChange', key: byId, columns: { old_value: 'oldValue' } },
  contact_point: { model: 'ContactPoint', key: byId, columns: { value: 'value' } },
  family_identity: {
    model: 'FamilyIdentity',
    key: { family_id: 'familyId' },
    columns: {
      parent_name: 'parentName',
      surname: 'surname',
      address: 'address',
      note: 'note',
      who_may_hear: 'whoMayHear',
      safe_hours: 'safeHours',
      name_to_use: 'nameToUse',
      stop_word: 'stopWord',
      line_drop_note: 'lineDropNote',
      interpreter_name: 'interpreterName',
    },
  },
  help_follow_up: { model: 'HelpFollowUp', key: byId, columns: note },
  help_item: { model: 'HelpItem', key: byId, columns: { text: 'text', result_note: 'resultNote' } },
  interpreter: { model: 'Interpreter', key: byId, columns: { name: 'name', phone: 'phone', email: 'email' } },
  next_step: { model: 'NextStep', key: byId, columns: note },
  organisation: { model: 'Organisation', key: byId, columns: { publication_key: 'publicationKey' } },
  parent_request: { model: 'ParentRequest', key: byId, columns: { words: 'words', answer: 'answer' } },
  quote: { model: 'Quote', key: byId, columns: { text: 'text' } },
  report_omission: {
    model: 'ReportOmission',
    key: { family_id: 'familyId', part: 'part', row_id: 'rowId' },
    columns: { reason: 'reason' },
  },
} as const satisfies Record<string, SealedTable>

type Tables = typeof sealedTables
type ColumnsOf<Table extends keyof Tables> = Tables[Table]['columns']

/** Columns that may be null, and then are null in the row too. */
type Optional =
  | 'answer.value'
  | 'answer.note'
  | 'answer_change.value'
  | 'answer_change.note'
  | 'answer_change.reason'
  | 'caller_check_in.feeling'

/** `concern_entry.text` and so on. */
export type SealedColumn = {
  [Table in keyof Tables]: `${Table}.${keyof ColumnsOf<Table> & string}`
}[keyof Tables]

const names: ReadonlySet<string> = new Set(
  Object.entries(sealedTables).flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  ),
)

export const isSealedColumn = (name: string): name is SealedColumn => names.has(name)

export const isSealedTable = (name: string): name is keyof Tables => Object.hasOwn(sealedTables, name)

type Opened<Column extends string> = {
  needs: Record<never, never>
  compute: () => Column extends Optional ? string | null : string
}

/** The sealed fields of each model, as the type of an extension of Prisma says it. */
export type OpenedFields = {
  [Table in keyof Tables as Uncapitalize<Tables[Table]['model']>]: {
    [Column in keyof ColumnsOf<Table> as ColumnsOf<Table>[Column] & string]: Opened<`${Table}.${Column & string}`>
  }
}

const columnsOfCodes: ReadonlySet<SealedColumn> = new Set([
  'answer.value',
  'answer_change.value',
  'caller_check_in.feeling',
])

/**
 * Whether a text is sealed with blanks behind it, to a whole number of blocks: one of a few words would else be known by its
 * length. Such a text itself never ends with a blank.
 */
export const isPadded = (column: SealedColumn): boolean => columnsOfCodes.has(column)

/** The row id of a sealed text: the key of its row, the parts with a slash between them. */
export const rowIdOf = (...parts: readonly string[]): string => parts.join('/')
