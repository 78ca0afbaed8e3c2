import { cookies } from 'next/headers'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { Preferences } from '@/components/layout/preferences'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { Spread } from '@/components/layout/spread'
import { QuickLeave } from '@/features/rooms/components/quick-leave'
import styles from './layout.module.css'

/** The frame of a call for people without an account. It names no organisation and no product: others may see the screen. */
const RoomLayout = async ({ children }: { children: ReactNode }) => {
  const { guest } = (await getMessages()).rooms
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <>
      <Spread as="header" className={styles.header}>
        <QuickLeave texts={guest.quick} />
        <ButtonRow tight className={styles.choices}>
          <Preferences scheme={scheme} />
        </ButtonRow>
      </Spread>
      <main id="content" className={styles.content}>
        {children}
      </main>
      <footer className={`soft small ${styles.footer}`}>
        <p>{guest.quick.text}</p>
        {/* In a call nothing stands above the picture that is not needed in it. */}
        <ButtonRow tight className={styles.choices}>
          <Preferences scheme={scheme} />
        </ButtonRow>
      </footer>
    </>
  )
}

export default RoomLayout
