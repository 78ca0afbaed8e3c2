/**
 * Turns a command for visitors who are not signed in into a server action: parse from unknown, run the command with the
 * visitor as its first parameter, return the result. It never throws to the browser.
 */
import 'server-only'
import type { z } from 'zod'
import { parseInput, type ActionResult } from './action'
import { failureOf } from './failure'
import { saveBrowserCookie, visitorWithDevice } from './known-devices'
import type { Visitor } from './visitor'

export const publicAction =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (visitor: Visitor, input: z.output<Schema>) => Promise<Result>,
  ) =>
  async (input: z.input<Schema>): Promise<ActionResult<Result>> => {
    try {
      return { ok: true, data: await command(await visitorWithDevice(), parseInput(schema, input)) }
    } catch (error) {
      return (await failureOf(error)).failure
    }
  }

/** The same, and the browser keeps the cookie by which its next request is known to come from it. */
export const browserAction = <Schema extends z.ZodType, Result>(
  schema: Schema,
  command: (visitor: Visitor, input: z.output<Schema>) => Promise<Result>,
) =>
  publicAction(schema, async (visitor: Visitor, input: z.output<Schema>) => {
    const result = await command(visitor, input)
    if (visitor.deviceToken) await saveBrowserCookie(visitor.deviceToken)
    return result
  })
