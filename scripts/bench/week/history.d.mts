import type { Client } from 'pg'

export const facts: { organisation: string; week: string; boardRef: string; boardId: string }

/** The version is an instrument of the application and its codebook, which scripts do not know. */
export const fillHistory: (
  client: Client,
  size: number,
  version: { instrument: unknown; codebook: unknown },
) => Promise<void>
