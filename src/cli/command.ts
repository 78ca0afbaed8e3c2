/** Defines a command: its usage, and a function of its arguments. Bad usage exits with 2, refused data with 1. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { z } from 'zod'

export type Command = { usage: string; run: (args: string[]) => Promise<void> }

export class BadUsage extends Error {}
/** The data was refused, and the problems have been printed. */
export class RefusedData extends Error {}

/** `--organisation NAME` is needed only when the database has several. */
export const organisationOption = { organisation: { type: 'string' } } as const

type OptionsConfig = NonNullable<ParseArgsConfig['options']>

export const argumentsOf = <Options extends OptionsConfig>(args: string[], options: Options) => {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error))
  }
}

export const requiredOption = (value: string | undefined, what: string): string => {
  if (!value) throw new BadUsage(`${what} is missing.`)
  return value
}

/** Parses the typed options by a schema. `names` maps each field of the schema to its option, for the error message. */
export const parseOptions = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  names: Readonly<Record<string, string>>,
): z.output<Schema> => {
  const outcome = schema.safeParse(input)
  if (outcome.success) return outcome.data
  const invalidNames = outcome.error.issues.map((issue) => names[issue.path.join('.')] ?? issue.path.join('.'))
  throw new BadUsage(`Not understood: ${[...new Set(invalidNames)].join(', ')}.`)
}
