'use client'

import { useState } from 'react'
import { LivePicture } from './live-picture'

type Props = {
  stream: MediaStream | null
  label: string
  isSeen: boolean
  /** What to do when the browser plays no sound by itself. */
  tap: string
}

/** Somebody else. A page that was loaded anew may make no sound before it is touched, and says so. */
export const RemotePicture = ({ stream, label, isSeen, tap }: Props) => {
  const [isBlocked, setBlocked] = useState(false)
  return (
    <>
      <LivePicture stream={stream} label={label} isSeen={isSeen} onBlocked={setBlocked} />
      <p role="alert" className={isBlocked ? 'notice notice-warn' : undefined}>
        {isBlocked ? tap : ''}
      </p>
    </>
  )
}
