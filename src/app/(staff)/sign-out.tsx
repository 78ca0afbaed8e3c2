'use client'

import { SignOutButton, type SignOutTexts } from '@/features/staff/components/sign-out-button'

// Loaded when somebody leaves: most pages need nothing of it.
const unsentWork = () => import('@/features/interviews/components/unsent-work')

/** Signing out, which first looks after what a conversation left on this device. */
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
