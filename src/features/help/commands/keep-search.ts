import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { KeepSearch } from '@/domain/input'
import { keepSearchText } from '@/server/search-cookie'

export const keepHelpSearch = (actor: StaffActor, search: KeepSearch) => keepSearchText(actor, '/help', search)
