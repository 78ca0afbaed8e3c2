/** In which languages a family (table `family`) can be called, as an array: the same as `callLanguages` in the domain. */
import 'server-only'
import { Prisma } from './db'

export const callLanguages = Prisma.sql`(
  case when family.call_language is null then coalesce(family.home_languages, '{}') else array[family.call_language] end)`
