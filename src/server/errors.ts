/**
 * Everything that can stop a request, in one table: its status, and whether a human must know. A command throws an
 * AppError and nothing else; `action.ts` and `route.ts` translate it once. Knows no language and no database.
 */
export const errorTable = {
  invalid: { status: 400, alarm: false },
  unauthenticated: { status: 401, alarm: false },
  forbidden: { status: 403, alarm: false },
  not_found: { status: 404, alarm: false },
  conflict: { status: 409, alarm: false },
  too_large: { status: 413, alarm: false },
  other_person: { status: 412, alarm: false },
  locked: { status: 423, alarm: false },
  too_many: { status: 429, alarm: false },
  unavailable: { status: 503, alarm: true },
  damaged: { status: 500, alarm: true },
} as const

export type ErrorCode = keyof typeof errorTable

/**
 * One field's trouble: where (a path as the form names it) and which message of `errors.reasons`. `words` are the user's own,
 * which a rule stopped: they go back to that user and nowhere else.
 */
export type FieldProblem = { path: string; reason: string; words?: readonly string[] }

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** A key of the messages under `errors.reasons`; never a name, a number or an answer. */
  readonly reason: string | undefined
  readonly problems: readonly FieldProblem[]
  /** What the message of the reason leaves open, such as the colleague who has a family now. Shown, never logged. */
  readonly values: Readonly<Record<string, string>>

  constructor(
    code: ErrorCode,
    reason?: string,
    problems: readonly FieldProblem[] = [],
    values: Readonly<Record<string, string>> = {},
  ) {
    super(reason ? `${code}: ${reason}` : code)
    this.code = code
    this.reason = reason
    this.problems = problems
    this.values = values
  }
}
