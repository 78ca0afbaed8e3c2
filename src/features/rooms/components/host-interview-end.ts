import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'

/** Whether the interview leaves for its record or for the list of today, which it does when it has ended. */
const isEnd = (address: string, interviewId: string): boolean => {
  const { pathname, search } = new URL(address)
  return (pathname === `/interviews/${interviewId}` && search === '?ended=1') || pathname === '/today'
}

/**
 * The interview leaves its page when it has ended, and in a room that would hang up before anybody said goodbye. The page stays, and
 * shows what follows. A browser without `navigation` asks as it does before any other page.
 */
export const useInterviewEnd = (interviewId: string | null): boolean => {
  const router = useRouter()
  const [hasEnded, setEnded] = useState(false)
  const stay = useEffectEvent((event: NavigateEvent) => {
    // A link is a choice of the caller's, and the question before leaving is about it.
    if (!interviewId || event.userInitiated || !event.cancelable || !isEnd(event.destination.url, interviewId)) return
    event.preventDefault()
    setEnded(true)
    router.refresh()
  })
  useEffect(() => {
    if (!('navigation' in window)) return
    const listen = (event: NavigateEvent) => stay(event)
    window.navigation.addEventListener('navigate', listen)
    return () => window.navigation.removeEventListener('navigate', listen)
  }, [])
  return hasEnded
}
