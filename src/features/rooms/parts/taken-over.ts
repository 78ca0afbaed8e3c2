import 'server-only'
import { AppError } from '@/server/errors'

/** Says to a page in a call that a colleague took the room over, which is no matter of a role. */
export const refuseTakenOver = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') throw new AppError('gone', 'room_taken_over')
    throw error
  }
}
