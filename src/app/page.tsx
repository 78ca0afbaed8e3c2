import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requireActor } from '@/server/session'

const HomePage = async () => {
  const actor = await requireActor()
  redirect((actor.role === 'admin' ? '/staff' : '/today') as Route)
}

export default HomePage
