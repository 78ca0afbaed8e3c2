/**
 * Everything that can stop a request, with its HTTP status and whether a person must be alerted. Commands throw only
 * AppErrors; `failure.ts` translates them. Does not use the database or a language.
 */
export const errorTable = {
  invalid: { status: 400, alarm: false },
  unauthenticated: { status: 401, alarm: false },
  forbidden: { status: 403, alarm: false },
  /** The same request goes on once its person has shown again who they are. */
  step_up: { status: 403, alarm: false },
  not_found: { status: 404, alarm: false },
  conflict: { status: 409, alarm: false },
  /** It was there for this person, and is somebody else's now. */
  gone: { status: 410, alarm: false },
  too_large: { status: 413, alarm: false },
  other_person: { status: 412, alarm: false },
  locked: { status: 423, alarm: false },
  too_many: { status: 429, alarm: false },
  unavailable: { status: 503, alarm: true },
  damaged: { status: 500, alarm: true },
} as const

export type ErrorCode = keyof typeof errorTable

/**
 * A problem of one field: its path as the form names it, and a key of the messages under `errors.reasons`. `words` are the
 * user's own words that a rule refused; they are returned to that user and stored nowhere.
 */
export type FieldProblem = { path: string; reason: string; words?: readonly string[] }

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** A key of the messages under `errors.reasons`, never a name, a phone number or an answer. */
  readonly reason: string | undefined
  readonly problems: readonly FieldProblem[]
  /** The placeholders of the message, such as the colleague who calls a family now. They are shown and never logged. */
  readonly values: Readonly<Record<string, string>>
  /** The moment from which the same request may be tried again. */
  readonly retryFrom: Date | undefined

  constructor(
    code: ErrorCode,
    reason?: string,
    problems: readonly FieldProblem[] = [],
    values: Readonly<Record<string, string>> = {},
    retryFrom?: Date,
  ) {
    super(reason ? `${code}: ${reason}` : code)
    this.code = code
    this.reason = reason
    this.problems = problems
    this.values = values
    this.retryFrom = retryFrom
  }
}
