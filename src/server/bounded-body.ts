/** Reads the body of a request and counts its bytes as they arrive, so that memory never holds more than the limit. */
import 'server-only'
import { AppError } from './errors'

/** Throws `too_large`. A body whose content-length is over the limit is not read at all. */
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
