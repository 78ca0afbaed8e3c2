import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { keepSearchText } from '@/server/search-cookie'
import type { KeepSearch } from '../schema'

/** Keeps what one looks for in this browser, out of the URL. Nothing in the database changes, so nothing is noted of it. */
export const keepFamilySearch = async (actor: StaffActor, { text }: KeepSearch) => {
  await authorize(actor, 'family.read')
  await keepSearchText(actor, '/families', text)
}

export const keepSchoolSearch = async (actor: StaffActor, { text }: KeepSearch) => {
  await authorize(actor, 'school.read')
  await keepSearchText(actor, '/schools', text)
}
