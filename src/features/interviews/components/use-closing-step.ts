'use client'

import { useEffect, useRef, useState } from 'react'

export const closingSteps = ['read_back', 'agreements', 'impression', 'ending'] as const
export type ClosingStep = (typeof closingSteps)[number]

const stepInAddress = () => closingSteps.find((step) => `#${step}` === window.location.hash)

const remember = (step: ClosingStep | null) =>
  window.history.pushState(null, '', window.location.pathname + window.location.search + (step ? `#${step}` : ''))

/** The present closing step. Each step is an entry of the browser's history, so the back button goes one step back. */
export const useClosingStep = (position: string, goTo: (position: string) => void) => {
  const [step, setStep] = useState<ClosingStep>('read_back')
  const question = useRef('can_we_help')
  const latest = useRef({ place: position, goTo })
  useEffect(() => {
    latest.current = { place: position, goTo }
    if (position !== 'closing') question.current = position
  })
  useEffect(() => {
    const updateStep = () => {
      const { place: now, goTo: go } = latest.current
      const named = stepInAddress()
      if (named) setStep(named)
      if (named && now !== 'closing') go('closing')
      if (!named && now === 'closing') go(question.current)
    }
    // A page that opens in closing shows the step of its address, and otherwise the first step, which is then added to the
    // address. An address without a step belongs to the questions.
    if (latest.current.place === 'closing') {
      if (!stepInAddress()) window.history.replaceState(window.history.state, '', `#${closingSteps[0]}`)
      updateStep()
    }
    window.addEventListener('popstate', updateStep)
    return () => window.removeEventListener('popstate', updateStep)
  }, [])
  const toStep = (next: ClosingStep) => {
    setStep(next)
    remember(next)
  }
  const to = (next: string) => {
    if (next === 'closing') toStep('read_back')
    else if (position === 'closing') remember(null)
    goTo(next)
  }
  /** The next step (1) or the previous one (-1); null beyond the ends. */
  const beside = (by: 1 | -1): ClosingStep | null => closingSteps[closingSteps.indexOf(step) + by] ?? null
  return { step, toStep, goTo: to, next: beside(1), previous: beside(-1), question: () => question.current }
}
export type Closing = ReturnType<typeof useClosingStep>
