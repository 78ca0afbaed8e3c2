'use client'

import { useSyncExternalStore } from 'react'

/** `elsewhere`: at the application's own address, which is another one than the browser has now. */
export type Passkeys = 'here' | 'elsewhere' | 'nowhere'

const never = () => () => undefined

/** Whether this browser can use passkeys at this address. On the server it is not known yet, so it counts as `here`. */
export const usePasskeys = (origin: string | null): Passkeys =>
  useSyncExternalStore<Passkeys>(
    never,
    () => {
      if (origin === null || typeof window.PublicKeyCredential !== 'function') return 'nowhere'
      return window.location.origin === origin ? 'here' : 'elsewhere'
    },
    () => (origin === null ? 'nowhere' : 'here'),
  )
