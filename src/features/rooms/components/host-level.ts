import { useEffect, useState } from 'react'

const everyMs = 80
const loudest = 0.25
const heardFrom = 0.04

/** How loud the microphone is, from 0 to 1, and whether it has heard anything. A new one has not yet. */
export const useLevel = (stream: MediaStream | null) => {
  const [level, setLevel] = useState(0)
  const [heardId, setHeardId] = useState('')
  const trackId = stream?.getAudioTracks()[0]?.id
  useEffect(() => {
    if (!stream || !trackId) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    // Longer than from one look to the next, so that no sound is missed.
    analyser.fftSize = 4_096
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
      setLevel(Math.min(1, loudness / loudest))
      if (loudness > heardFrom) setHeardId(trackId)
    }, everyMs)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }, [stream, trackId])
  return { level, hasHeard: heardId !== '' && heardId === trackId }
}
