'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Tick } from '@/components/form/tick'
import { means as everyMeans, type Entry, type Means, type RoomView } from '@/domain/rooms/protocol'
import { isInterpreter } from '@/domain/rooms/seats'
import { isolatedText } from '@/domain/isolated-text'
import { GuestDevices } from './guest-devices'
import { GuestHeading } from './guest-heading'
import styles from './guest.module.css'
import { filled, ownSeat, type GuestTexts } from './guest-texts'
import { postToRoom } from './room-requests'
import { useLocalMedia } from './use-local-media'

export type Entered = { means: Means; stream: MediaStream | null }

type Props = { texts: GuestTexts; view: RoomView; onEntered: (entered: Entered) => void }

/** What somebody reads and chooses before they ask to come in. Camera and microphone start by their tap alone. */
export const GuestEntrance = ({ texts, view, onEntered }: Props) => {
  const { entrance, start } = texts.guest
  const seat = ownSeat(view)
  const media = useLocalMedia()
  const { problem } = media.state()
  const [means, setMeans] = useState<Means>(seat?.means ?? 'sound')
  const [isChild, setChild] = useState(seat?.isChild ?? false)
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState('')
  const caller = isolatedText(view.callerName)
  const ask = async () => {
    // Whoever was told of a problem may go in all the same, and type.
    if (!problem) await media.setMeans(means)
    if (!problem && media.state().problem) return
    const entry: Entry = { isChild, means }
    const reply = await postToRoom('/api/seat/enter', entry)
    if (reply.kind === 'taken') onEntered({ means, stream: media.take() })
    else setTrouble(reply.kind === 'refused' ? reply.message : start.unreachable)
  }
  const enter = async () => {
    setPending(true)
    setTrouble('')
    await ask()
    setPending(false)
  }
  return (
    <>
      <GuestHeading text={filled(entrance.heading, { caller })} />
      <p>{filled(entrance.organisation, { caller, organisation: isolatedText(view.organisationName) })}</p>
      <p>{entrance.recorded}</p>
      <p>{filled(entrance.alone, { caller })}</p>
      <CheckedForm className={styles.stack} onSend={enter}>
        <fieldset disabled={pending}>
          <legend>{entrance.means}</legend>
          {everyMeans.map((choice) => (
            <Tick
              key={choice}
              type="radio"
              name="means"
              value={choice}
              checked={means === choice}
              onChange={() => {
                setMeans(choice)
                // What was not chosen goes off at once, also what the browser still asks about.
                media.narrow(choice)
              }}
            >
              {entrance[choice]}
            </Tick>
          ))}
          <p className="soft small">{entrance.later}</p>
        </fieldset>
        {means === 'text' ? null : <GuestDevices texts={texts} media={media} means={means} />}
        {seat && isInterpreter(seat) ? null : (
          <div>
            <Tick checked={isChild} onChange={({ target }) => setChild(target.checked)} aria-describedby="child-hint">
              {entrance.child}
            </Tick>
            <p id="child-hint" className="soft small">
              {filled(entrance.childHint, { caller })}
            </p>
          </div>
        )}
        <div role="alert">{trouble ? <p className="notice notice-warn">{trouble}</p> : null}</div>
        <CommandButton pending={pending} className="button button-main">
          {pending ? entrance.busy : problem ? entrance.enterAnyway : entrance.enter}
        </CommandButton>
      </CheckedForm>
    </>
  )
}
