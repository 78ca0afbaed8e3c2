/**
 * What a page does with a refusal: out of scope, and what a role may not open, are both a page that does not exist.
 * (Which of the two it was stands in the log.) Anything else goes on to the error page.
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

/** A refusal that says more than "not here": a colleague has the family now. Everything else is as in `orNotFound`. */
const reasonsShown: readonly string[] = ['handed_over', 'without_caller']

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

/** The id in a page's path. What is no id cannot exist. */
export const pathId = async (params: Promise<{ id: string }>): Promise<string> => {
  const { id } = await params
  return uuid.test(id) ? id : notFound()
}
