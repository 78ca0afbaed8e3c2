import type { ReactNode } from 'react'
import { Demonstration } from '@/components/layout/demonstration'
import { currentActor } from '@/server/session'

/** The pages of a call have no frame of their own: nothing but the line of a demonstration stands above them. */
const CallLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await currentActor()
  if (!actor?.isDemonstration) return children
  return (
    <>
      <Demonstration />
      {children}
    </>
  )
}

export default CallLayout
