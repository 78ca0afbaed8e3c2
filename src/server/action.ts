/**
 * Turns a command into a server action: session, actor, parse from unknown, run the command, revalidate, return the result.
 * The command itself authorises, because only it loads the subject. An action never throws to the browser: it returns
 * `ok: true` or a Failure.
 */
import 'server-only'
import { revalidatePath } from 'next/cache'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { isStorableText } from '@/domain/instrument/answer'
import { AppError } from './errors'
import { failureOf, problemsOf, type Failure } from './failure'
import { actorOrStop } from './session'

export type ActionResult<Result> = { ok: true; data: Result } | Failure

/** No input of ours is nested deeper. A deeper value is refused before it is searched any further. */
const deepest = 10

/** The path of the first text that Postgres cannot store (it holds NUL or half a surrogate pair), in any field. */
const unstorableAt = (value: unknown, path: readonly string[] = []): string | undefined => {
  if (typeof value === 'string') return isStorableText(value) ? undefined : path.join('.')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined
  if (path.length > deepest) return path.join('.')
  for (const [key, argument] of Object.entries(value)) {
    const found = unstorableAt(argument, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}

/** The input as the schema gives it back. Throws `invalid` with the problems of the fields. */
export const parseInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const outcome = schema.safeParse(input)
  if (!outcome.success) throw new AppError('invalid', undefined, problemsOf(outcome.error))
  const path = unstorableAt(outcome.data)
  if (path !== undefined) throw new AppError('invalid', 'bad_characters', [{ path, reason: 'bad_characters' }])
  return outcome.data
}

/** `paths` are the addresses of the pages that this command changes. */
export const action =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
    paths: readonly string[] = [],
  ) =>
  async (input: z.input<Schema>): Promise<ActionResult<Result>> => {
    try {
      const data = await command(await actorOrStop('action'), parseInput(schema, input))
      for (const path of paths) revalidatePath(path, path.includes('[') ? 'page' : undefined)
      return { ok: true, data }
    } catch (error) {
      return (await failureOf(error)).failure
    }
  }
