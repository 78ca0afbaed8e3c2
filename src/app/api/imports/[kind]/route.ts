import { requestImport } from '@/features/imports/commands/request-import'
import { reportInWords } from '@/features/imports/components/problem-words'
import { importVerbs, uploadSchema } from '@/features/imports/schema'
import { csvBytes } from '@/server/csv'
import { uploadRoute } from '@/server/upload'

/**
 * The body is the file itself: sent once for a preview, and the same file again to be imported. A large one is imported by a
 * job; the response says so.
 */
export const POST = uploadRoute(
  uploadSchema,
  { limit: csvBytes, verbOf: ({ kind }) => importVerbs[kind] },
  async (actor, input, bytes) => {
    const answer = await requestImport(actor, input, bytes)
    return 'queued' in answer ? answer : reportInWords(answer)
  },
)
