/**
 * Every server action: session, actor, parse from unknown, the command, revalidate, answer. Authorisation is the
 * command's first act, where the subject is known. An action never throws to the browser: it answers ok or a Failure.
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

/** Nothing that we take is nested deeper; what is, is refused before it is walked through. */
const deepest = 10

/** Where a text stands that Postgres cannot keep (NUL, half a character), whatever field it is in. */
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

export const parseInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const outcome = schema.safeParse(input)
  if (!outcome.success) throw new AppError('invalid', undefined, problemsOf(outcome.error))
  const path = unstorableAt(outcome.data)
  if (path !== undefined) throw new AppError('invalid', 'bad_characters', [{ path, reason: 'bad_characters' }])
  return outcome.data
}

/** `paths` are those whose pages change by this command. */
export const action =
  <Schema extends z.ZodType, Result>(
    schema: Schema,
    command: (actor: StaffActor, input: z.output<Schema>) => Promise<Result>,
    paths: readonly string[] = [],
  ) =>
  async (input: z.input<Schema>): Promise<ActionResult<Result>> => {
    try {
      const data = await command(await actorOrStop(), parseInput(schema, input))
      for (const path of paths) revalidatePath(path, path.includes('[') ? 'page' : undefined)
      return { ok: true, data }
    } catch (error) {
      return (await failureOf(error)).failure
    }
  }
