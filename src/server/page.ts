/**
 * What a page does with a refusal: out of scope, and what a role may not open, are both a page that does not exist.
 * (Which of the two it was stands in the log.) Anything else goes on to the error page.
 */
import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from './errors'

export const shown = async <Data>(reading: Promise<Data>): Promise<Data> => {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound()
    throw error
  }
}
