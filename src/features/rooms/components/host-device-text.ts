import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useFallbackText } from './host-device'
import type { LocalState } from './local-media'

/** Long enough to be seen beside a question. The button of the device says all the time whether it is on. */
const readMs = 60_000

/** A text for a while after it came. */
const useForAWhile = (text: string): string => {
  const [formerText, setFormerText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setFormerText(text), text ? readMs : 0)
    return () => clearTimeout(timer)
  }, [text])
  return text === formerText ? '' : text
}

/** What became of the caller's own camera or microphone in the call. */
export const useDeviceText = (local: LocalState): string => {
  const t = useTranslations('roomHost.green.problems')
  const fallbackText = useFallbackText(local)
  return useForAWhile(local.problem ? t(local.problem) : fallbackText)
}
