'use client'

import { useEffect } from 'react'
import { confirmationChannel } from './confirmation-channel'

/** Tells the tab that asked for it that its person showed who they are. */
export const TellConfirmed = () => {
  useEffect(() => {
    const channel = confirmationChannel()
    channel.postMessage(null)
    channel.close()
  }, [])
  return null
}
