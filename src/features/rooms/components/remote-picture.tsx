'use client'

import { useEffect, useRef, useState } from 'react'
import styles from './remote-picture.module.css'

type Props = {
  stream: MediaStream | null
  label: string
  /** Whether there is a picture to see. Without one the sound goes on. */
  isSeen: boolean
  /** What to do when the browser plays no sound by itself. */
  tap: string
}

/** Somebody else: their picture, and their sound also while there is no picture. */
export const RemotePicture = ({ stream, label, isSeen, tap }: Props) => {
  const video = useRef<HTMLVideoElement>(null)
  const [needsTap, setNeedsTap] = useState(false)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    if (!stream) return
    const play = () =>
      element.play().then(
        () => setNeedsTap(false),
        (error: unknown) => setNeedsTap(error instanceof DOMException && error.name === 'NotAllowedError'),
      )
    const onTap = () => void play()
    void play()
    document.addEventListener('click', onTap)
    return () => document.removeEventListener('click', onTap)
  }, [stream])
  return (
    <>
      {/* A live call has no track of captions: whoever cannot hear it types beside it. */}
      <video
        ref={video}
        className={isSeen ? styles.picture : 'visually-hidden'}
        aria-label={label}
        aria-hidden={!isSeen}
        autoPlay
        playsInline
        muted={false}
      />
      <p role="alert" className={needsTap ? 'notice notice-warn' : undefined}>
        {needsTap ? tap : ''}
      </p>
    </>
  )
}
