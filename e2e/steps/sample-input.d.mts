import type { z } from 'zod'
export declare const sampleInput: (name: string, schema: z.ZodType, idOf?: (field: string) => string) => unknown
