'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { backgroundHeader } from '@/domain/access/meant-for'
import type { CallPresence } from '../queries/call-presence'
import { TakenOver } from './taken-over'

const everyMs = 5000
const noCalls: CallPresence = { calls: [], takenOver: [] }
const PresenceContext = createContext<CallPresence>(noCalls)

/** The present calls; null when the server was not reached or refused. */
const presentCalls = async (): Promise<CallPresence | null> => {
  try {
    const answer = await fetch('/api/calls/presence', { cache: 'no-store', headers: { [backgroundHeader]: '1' } })
    // The route belongs to the same build, so its shape is known; a refusal has no `data`.
    const { data } = (await answer.json()) as { data?: CallPresence }
    return data ?? null
  } catch {
    return null
  }
}

/** Reads the calls of colleagues every few seconds while the page is visible. */
const usePresentCalls = (drawn: CallPresence): CallPresence => {
  const [presence, setPresence] = useState(drawn)
  useEffect(() => {
    let isOver = false
    const read = async () => {
      if (document.visibilityState !== 'visible') return
      const next = await presentCalls()
      if (next && !isOver)
        setPresence((shownPresence) => (JSON.stringify(shownPresence) === JSON.stringify(next) ? shownPresence : next))
    }
    const timer = setInterval(() => void read(), everyMs)
    const onVisible = () => void read()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [])
  return presence
}

/** Tells the cards of a page who is calling which family, and tells this person when a colleague took over a call. */
export const Presence = ({ presence: drawn, children }: { presence: CallPresence; children: ReactNode }) => {
  const presence = usePresentCalls(drawn)
  return (
    <PresenceContext value={presence}>
      {children}
      <TakenOver calls={presence.takenOver} />
    </PresenceContext>
  )
}

/** The name of the colleague who is calling this family now. */
export const useColleague = (familyId: string): string | null =>
  useContext(PresenceContext).calls.find((call) => call.familyId === familyId && !call.isMine)?.name ?? null
