/** The bytes of an uploaded file, up to a limit: one that says it is larger is not read, one that turns out larger is let go. */
import 'server-only'
import type { NextRequest } from 'next/server'
import { AppError } from './errors'

export const uploadedBytes = async (request: NextRequest, limit: number): Promise<Uint8Array> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new AppError('invalid', 'too_large')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > limit) throw new AppError('invalid', 'too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
