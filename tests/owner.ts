import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/server/generated/prisma/client'
import { openingClient, type OpeningClient } from '@/server/sealed/opened-rows'

const kept = globalThis as { nabijOwner?: PrismaClient; nabijEveryRow?: OpeningClient }

/**
 * The test's database with the login of its owner, for rows that the application itself may not write or delete. All code of
 * the product runs with the application's login.
 */
export const ownerDatabase = (): PrismaClient =>
  (kept.nabijOwner ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_OWNER_URL, max: 6 }),
  }))

/** The rows of every organisation, with sealed words opened, for what a test prepares and looks at. */
export const database = (): OpeningClient => (kept.nabijEveryRow ??= openingClient(ownerDatabase()))
