'use client'

import { useEffect } from 'react'
import { announce } from './session-channel'

/** Puts the id of the signed-in person in the head of the page, and announces it to the other tabs. */
export const SignedInAs = ({ staffId }: { staffId: string }) => {
  useEffect(() => announce({ says: 'signed_in', staffId }), [staffId])
  return <meta name="nabij-for" content={staffId} />
}
