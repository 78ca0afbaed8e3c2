import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { Role } from '@/domain/access/actor'
import { requireActor } from '@/server/session'

const homeOf: Partial<Record<Role, Route>> = { admin: '/staff', reader: '/read' }

const HomePage = async () => {
  const { role } = await requireActor()
  redirect(homeOf[role] ?? '/today')
}

export default HomePage
