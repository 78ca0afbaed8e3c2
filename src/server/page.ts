/**
 * Translates a refusal for a page. A subject outside the scope and one that the role may not open both become a page that
 * does not exist; the log tells them apart. Any other error goes on to the error page.
 */
import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from './errors'
import { failureOf } from './failure'

export const orNotFound = async <Data>(read: () => Promise<Data>): Promise<Data> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound()
    throw error
  }
}

/**
 * Refusals that the page explains in words, such as a family that a colleague calls now or a limit that ends at a time. `orNotFound` handles all others.
 */
const reasonsShown: readonly string[] = ['handed_over', 'without_caller', 'too_many_until']

export const orWords = <Data extends object>(read: () => Promise<Data>): Promise<Data | { words: string }> =>
  orNotFound(async () => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof AppError) || !reasonsShown.includes(error.reason ?? '')) throw error
      return { words: (await failureOf(error)).failure.message }
    }
  })

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id in a page's path. Anything but a UUID is a page that does not exist. */
export const pathId = async (params: Promise<{ id: string }>): Promise<string> => {
  const { id } = await params
  return uuid.test(id) ? id : notFound()
}
