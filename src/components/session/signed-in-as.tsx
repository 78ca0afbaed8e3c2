'use client'

import { useEffect } from 'react'
import { announce } from './session-channel'

/** Says in the page's head for whom it was drawn, and tells the other tabs who is signed in now. */
export const SignedInAs = ({ staffId }: { staffId: string }) => {
  useEffect(() => announce({ says: 'signed_in', staffId }), [staffId])
  return <meta name="nabij-for" content={staffId} />
}
