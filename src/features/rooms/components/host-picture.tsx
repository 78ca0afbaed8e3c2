'use client'

import { useEffect, useRef } from 'react'
import styles from './host-picture.module.css'

type Props = {
  stream: MediaStream | null
  label: string
  /** One's own picture is a mirror and makes no sound. */
  isOwn?: boolean
  className?: string | undefined
}

/** A moving picture. Of somebody else it carries the sound too, so it stays on the page while the picture is folded away. */
export const HostPicture = ({ stream, label, isOwn = false, className = '' }: Props) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    // A browser that plays nothing by itself after a reload plays at the next press.
    const play = () => void element.play().catch(() => undefined)
    if (stream) play()
    document.addEventListener('pointerdown', play)
    return () => document.removeEventListener('pointerdown', play)
  }, [stream])
  return (
    <video
      ref={video}
      className={`${styles.picture} ${isOwn ? styles.own : ''} ${className}`}
      aria-label={label}
      autoPlay
      playsInline
      muted={isOwn}
    />
  )
}
