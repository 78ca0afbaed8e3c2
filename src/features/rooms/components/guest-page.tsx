'use client'

import dynamic from 'next/dynamic'
import { useState, useSyncExternalStore } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import { GuestEnd } from './guest-end'
import { GuestEntrance, type Entered } from './guest-entrance'
import { GuestHeading } from './guest-heading'
import { GuestPhone, type PhoneWords } from './guest-phone'
import { GuestStart } from './guest-start'
import { ownSeat, type GuestTexts } from './guest-texts'

/** The connections between browsers load only for whoever goes in. */
const GuestCall = dynamic(() => import('./guest-call').then((module) => module.GuestCall))

type Props = { texts: GuestTexts; view: RoomView | null; phone: PhoneWords; isInApp: boolean }

const listenToFragment = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The secret of the link; empty without one, and null on the server, which never gets it. */
const useToken = () =>
  useSyncExternalStore<string | null>(
    listenToFragment,
    () => window.location.hash.slice(1),
    () => null,
  )

/** `call` after somebody asked to come in, `entrance` after they were asked back. */
type Stage = { step: 'call'; entered: Entered } | { step: 'entrance' } | null

const WithSeat = ({ texts, view }: { texts: GuestTexts; view: RoomView }) => {
  const [stage, setStage] = useState<Stage>(null)
  const state = ownSeat(view)?.state ?? 'removed'
  const goToEntrance = () => setStage({ step: 'entrance' })
  if (view.state === 'closed') return <GuestEnd texts={texts} view={view} ending="over" />
  if (!stage && state === 'left') return <GuestEnd texts={texts} view={view} ending="left" onAgain={goToEntrance} />
  if (stage?.step === 'entrance' || (!stage && state === 'arriving'))
    return <GuestEntrance texts={texts} view={view} onEntered={(entry) => setStage({ step: 'call', entered: entry })} />
  return <GuestCall texts={texts} view={view} entered={stage ? stage.entered : null} onAgain={goToEntrance} />
}

/** The page of a link to a call: from the link to the room and out of it. */
export const GuestPage = ({ texts, view, phone, isInApp }: Props) => {
  const token = useToken()
  const { start } = texts.guest
  if (token) return <GuestStart texts={texts} token={token} isInApp={isInApp} />
  if (view)
    return (
      <>
        <WithSeat texts={texts} view={view} />
        <GuestPhone texts={texts} view={view} words={phone} />
      </>
    )
  return (
    <>
      <GuestHeading text={token === null ? start.heading : start.nothing} isFirst />
      <p>{token === null ? start.text : start.nothingText}</p>
    </>
  )
}
