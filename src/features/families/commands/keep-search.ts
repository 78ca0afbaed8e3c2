import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { KeepSearch } from '@/domain/input'
import { keepSearchText } from '@/server/search-cookie'

export const keepFamilySearch = (actor: StaffActor, search: KeepSearch) => keepSearchText(actor, '/families', search)
export const keepSchoolSearch = (actor: StaffActor, search: KeepSearch) => keepSearchText(actor, '/schools', search)
