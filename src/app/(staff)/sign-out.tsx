'use client'

import { SignOutButton, type SignOutTexts } from '@/features/staff/components/sign-out-button'

// Loaded only when somebody signs out: most pages do not need it.
const unsentWork = () => import('@/features/interviews/components/unsent-work')

/** The sign-out button, which first handles unsent work of calls on this device. */
export const SignOut = ({ texts, className }: { texts: SignOutTexts; className: string }) => (
  <SignOutButton
    texts={texts}
    className={className}
    unsent={{
      count: async () => (await unsentWork()).unsentCount(),
      send: async () => (await unsentWork()).sendUnsent(),
      wipe: async () => (await unsentWork()).wipeUnsent(),
    }}
  />
)
