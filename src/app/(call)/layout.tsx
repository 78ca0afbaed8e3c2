import type { ReactNode } from 'react'
import { Demonstration } from '@/components/layout/demonstration'
import { currentActor } from '@/server/session'
import styles from './call.module.css'

/** The pages of a call have no frame of their own: nothing but the line of a demonstration stands above them. */
const CallLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await currentActor()
  if (!actor?.isDemonstration) return children
  return (
    <div className={styles.demonstration}>
      <Demonstration />
      {children}
    </div>
  )
}

export default CallLayout
