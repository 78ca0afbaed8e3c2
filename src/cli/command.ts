/** What every command is: how it is used, and what it does with its arguments. Bad usage ends in 2, refused data in 1. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { z } from 'zod'

export type Command = { usage: string; run: (args: string[]) => Promise<void> }

export class BadUsage extends Error {}
/** The data was refused; what is wrong with it has been said. */
export class RefusedData extends Error {}

/** `--organisation NAME` is needed only where there are several. */
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

/** What was typed, as the command wants it; `names` say which option each part of it was. */
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
