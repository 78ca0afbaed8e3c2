import { importByKind } from '@/features/imports/commands/by-kind'
import { reportInWords } from '@/features/imports/components/problem-words'
import { importVerbs, uploadSchema } from '@/features/imports/schema'
import { csvBytes } from '@/server/csv'
import { uploadRoute } from '@/server/upload'

/** The body is the file itself: sent once for a preview, and the same file again to be stored. */
export const POST = uploadRoute(
  uploadSchema,
  { limit: csvBytes, verbOf: ({ kind }) => importVerbs[kind] },
  async (actor, { kind, ...input }, bytes) => reportInWords(await importByKind[kind](actor, { ...input, bytes })),
)
