import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { readsAsRecipient } from '@/domain/access/release'
import { requireActor } from '@/server/session'

const homeOf = (actor: StaffActor): Route => {
  if (readsAsRecipient(actor)) return '/read'
  if (can(actor, 'staff.read')) return '/staff'
  return can(actor, 'call.read') || can(actor, 'release.read') ? '/today' : '/account'
}

const HomePage = async () => redirect(homeOf(await requireActor()))

export default HomePage
