'use client'

import { useEffect, useRef } from 'react'
import styles from './live-picture.module.css'

type Props = {
  stream: MediaStream | null
  label: string
  /** One's own picture is as in a mirror, and makes no sound. */
  isOwn?: boolean
  /** Whether there is a picture to see. Without one the sound goes on. */
  isSeen?: boolean
  className?: string | undefined
  /** The browser plays sound only after a tap, or plays it now. */
  onBlocked?: (isBlocked: boolean) => void
}

/** A moving picture with its sound. */
export const LivePicture = ({ stream, label, isOwn = false, isSeen = true, className = '', onBlocked }: Props) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    if (!stream) return
    const play = () =>
      element.play().then(
        () => onBlocked?.(false),
        (error: unknown) => onBlocked?.(error instanceof DOMException && error.name === 'NotAllowedError'),
      )
    const onTap = () => void play()
    void play()
    document.addEventListener('click', onTap)
    return () => document.removeEventListener('click', onTap)
  }, [stream, onBlocked])
  return (
    // A live call has no track of captions: whoever cannot hear it types beside it.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={video}
      className={isSeen ? `${styles.picture} ${isOwn ? styles.mirror : ''} ${className}` : 'visually-hidden'}
      aria-label={label}
      aria-hidden={!isSeen}
      autoPlay
      playsInline
      muted={isOwn}
    />
  )
}
