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
  appointment: { model: 'Appointment', key: byId, columns: note },
  call_notice: { model: 'CallNotice', key: byId, columns: note },
  call_request: { model: 'CallRequest', key: byId, columns: note },
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
  next_step: { model: 'NextStep', key: byId, columns: note },
  organisation: { model: 'Organisation', key: byId, columns: { publication_key: 'publicationKey' } },
} as const satisfies Record<string, SealedTable>

type Tables = typeof sealedTables
type ColumnsOf<Table extends keyof Tables> = Tables[Table]['columns']

/** Columns that may be null, and then are null in the row too. */
type Optional = never

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

/** The row id of a sealed text: the key of its row, the parts with a slash between them. */
export const rowIdOf = (...parts: readonly string[]): string => parts.join('/')
