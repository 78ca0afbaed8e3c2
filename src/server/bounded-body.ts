/** The bytes of a request's body, counted while they arrive: no more than the limit is ever held in memory. */
import 'server-only'
import { AppError } from './errors'

/** A body that announces too much is not read at all. Throws `too_large`. */
export const boundedBody = async (request: Request, limit: number): Promise<Buffer> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new AppError('too_large')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > limit) throw new AppError('too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
