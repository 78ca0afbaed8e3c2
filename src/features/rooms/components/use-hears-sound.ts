'use client'

import { useEffect, useState } from 'react'

/** Out of 128: somewhat above the hiss of a silent room. */
const spoken = 12
const lookMs = 200

/** Whether the microphone of this stream has heard something, so that somebody knows before a call that it works. A new one has not yet. */
export const useHearsSound = (stream: MediaStream | null): boolean => {
  const [heardId, setHeardId] = useState('')
  const trackId = stream?.getAudioTracks()[0]?.id ?? ''
  const hasHeard = trackId !== '' && heardId === trackId
  useEffect(() => {
    if (!stream || !trackId || hasHeard) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    // A third of a second: from one look to the next nothing is missed.
    analyser.fftSize = 16_384
    context.createMediaStreamSource(stream).connect(analyser)
    const wave = new Uint8Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(wave)
      if (wave.some((value) => Math.abs(value - 128) > spoken)) setHeardId(trackId)
    }, lookMs)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }, [stream, trackId, hasHeard])
  return hasHeard
}
