import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/server/generated/prisma/client'

const kept = globalThis as { nabijOwner?: PrismaClient }

/**
 * The test's database with the login of its owner, for rows that the application itself may not write or delete. All code of
 * the product runs with the application's login.
 */
export const ownerDatabase = (): PrismaClient =>
  (kept.nabijOwner ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_OWNER_URL, max: 2 }),
  }))
