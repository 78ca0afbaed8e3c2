/** Server actions of before one is signed in: parse from unknown, the command with the visitor first, answer. Never throws. */
import 'server-only'
import type { z } from 'zod'
import { parseInput, type ActionResult } from './action'
import { failureOf } from './failure'
import { currentVisitor, type Visitor } from './visitor'

export const publicAction =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (visitor: Visitor, input: z.output<Schema>) => Promise<Result>,
  ) =>
  async (input: z.input<Schema>): Promise<ActionResult<Result>> => {
    try {
      return { ok: true, data: await command(await currentVisitor(), parseInput(schema, input)) }
    } catch (error) {
      return (await failureOf(error)).failure
    }
  }
