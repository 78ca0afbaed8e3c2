import type { Client } from 'pg'
import type { Codebook } from '@/domain/figures/codebook'
import type { Instrument } from '@/domain/instrument/instrument'

export const facts: { organisation: string; week: string; boardRef: string; boardId: string }

export const fillHistory: (
  client: Client,
  size: number,
  version: { instrument: Instrument; codebook: Codebook },
) => Promise<void>
