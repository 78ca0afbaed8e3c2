'use client'

import { useEffect } from 'react'
import { registerOfflineWorker } from './offline-worker'
import { announce } from './session-channel'

/**
 * Puts the id of the signed-in person in the head of the page, and announces it to the other tabs. Only the browsers of people
 * who sign in get the service worker: nobody else has work that may wait on a device.
 */
export const SignedInAs = ({ staffId }: { staffId: string }) => {
  useEffect(() => announce({ says: 'signed_in', staffId }), [staffId])
  useEffect(registerOfflineWorker, [])
  return <meta name="nabij-for" content={staffId} />
}
