import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { KeepSearch } from '@/domain/input'
import { saveSearchText } from '@/server/search-cookie'

export const saveFamilySearch = (actor: StaffActor, search: KeepSearch) => saveSearchText(actor, '/families', search)
