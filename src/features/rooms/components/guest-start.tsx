'use client'

import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import type { LinkPhone } from '../queries/phone-of-link'
import { GuestApp } from './guest-app'
import { GuestHeading } from './guest-heading'
import { filled, type GuestTexts } from './guest-texts'
import { postToRoom } from './room-requests'

type Props = { texts: GuestTexts; token: string; isInApp: boolean }

/**
 * The page behind a link, before it is spent. Programs that look into messages open it too, so only a press spends it. The
 * secret is in the fragment, which reaches the server in a request body and never in an address.
 */
export const GuestStart = ({ texts, token, isInApp }: Props) => {
  const { start, ends, phoneUs } = texts.guest
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState('')
  const [phone, setPhone] = useState<LinkPhone | null>(null)
  const open = async () => {
    setPending(true)
    setProblem('')
    const reply = await postToRoom('/api/seat', { token })
    if (reply.kind === 'taken') {
      // Before anything else: the secret leaves the address and the history.
      window.history.replaceState(null, '', window.location.pathname)
      window.location.reload()
      return
    }
    setPending(false)
    setProblem(reply.kind === 'refused' ? reply.message : start.unreachable)
    setPhone(reply.kind === 'refused' ? reply.phone : null)
  }
  return (
    <>
      <GuestHeading text={start.heading} isFirst />
      {problem ? null : <p>{start.text}</p>}
      {isInApp ? <GuestApp texts={texts} /> : null}
      <div role="alert">{problem ? <p className="notice notice-warn">{problem}</p> : null}</div>
      {phone ? (
        <>
          <p>{ends.question}</p>
          <p>
            <a className="button" href={`tel:${phone.dialled}`}>
              {filled(phoneUs, { phone: phone.words })}
            </a>
          </p>
        </>
      ) : null}
      <CommandButton
        pending={pending}
        className={isInApp ? 'button' : 'button button-main'}
        onClick={() => void open()}
      >
        {pending ? start.busy : problem ? start.again : start.button}
      </CommandButton>
    </>
  )
}
