'use client'

import { useEffect, useRef } from 'react'
import styles from './picture.module.css'

type Props = { stream: MediaStream | null; label: string; className?: string }

/** One's own picture, as in a mirror, and without sound. */
export const OwnPicture = ({ stream, label, className = '' }: Props) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <video
      ref={video}
      className={`${styles.picture} ${styles.mirror} ${className}`}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  )
}
