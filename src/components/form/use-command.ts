'use client'

import { useRef, useState, useTransition } from 'react'
import { noConnection } from '@/i18n/no-connection'
import type { Refused } from './checked-form'

/** Why a command was not carried out, as the server says it; `unreachable` when no answer came. */
export type Refusal = Refused & { code: string }

export type CommandResult<Data> = { ok: true; data: Data } | ({ ok: false } & Refusal)

/** What became of the last command, for the live region of `CommandMessage`. */
export type Message = { kind: 'success' | 'problem'; lines: readonly string[] } | null
type MessageState = readonly [Message, (message: Message) => void]

type Options<Input, Data> = {
  /** Shown and read out after the command was carried out; without it the page itself shows what changed. */
  success?: string | ((data: Data, input: Input) => string)
  /** Its changes are shown together with the page that it asks for again (`router.refresh()`). */
  onSuccess?: (data: Data, input: Input) => void
  /** After a refusal too: somebody else may have been first, and the page shows how it stands. Not without a connection. */
  onAnswer?: () => void
  /** For commands that share one live region: a pair of `useState`. Without it the command has a message of its own. */
  message?: MessageState
  /** Sent by a form, which says itself why it was refused: only success becomes a message. */
  inForm?: boolean
  /** The page is left after success: the command stays pending, so that nothing is sent twice. */
  leaves?: boolean
}

export type Command<Input> = {
  pending: boolean
  message: Message
  clearMessage: () => void
  /** Why it was refused, for the form that sent it; null when it was carried out. While it is sent, nothing is sent twice. */
  run: (input: Input) => Promise<Refusal | null>
}

const unreachable = (): { ok: false } & Refusal => ({
  ok: false,
  code: 'unreachable',
  message: noConnection(),
  problems: [],
})

/** Without a connection a refresh would make the browser leave the page, with all that was typed in it. */
export const isReached = ({ code }: Refusal): boolean => code !== 'unreachable'

const linesOf = ({ message, problems }: Refusal) =>
  problems.length > 0 ? [...new Set(problems.map((problem) => problem.message))] : [message]

/**
 * The only way from a component to a server action. It is pending until the page shows what the command changed, and a
 * refusal or a lost connection becomes a message, never an error that takes the page with what was typed in it.
 */
export const useCommand = <Input, Data>(
  action: (input: Input) => Promise<CommandResult<Data>>,
  { success, onSuccess, onAnswer, message: sharedMessage, inForm = false, leaves = false }: Options<Input, Data> = {},
): Command<Input> => {
  const ownMessage = useState<Message>(null)
  const [message, setMessage] = sharedMessage ?? ownMessage
  const [sending, setSending] = useState(false)
  const [refreshing, startRefreshing] = useTransition()
  // State is too late for the second press of a double click.
  const running = useRef<Promise<Refusal | null> | null>(null)
  const send = async (input: Input): Promise<Refusal | null> => {
    setSending(true)
    setMessage(null)
    const result = await action(input).catch(unreachable)
    if (!result.ok || !leaves) {
      running.current = null
      setSending(false)
    }
    if (!result.ok) {
      if (!inForm) setMessage({ kind: 'problem', lines: linesOf(result) })
      if (onAnswer && isReached(result)) startRefreshing(onAnswer)
      return result
    }
    startRefreshing(() => {
      const text = typeof success === 'function' ? success(result.data, input) : success
      if (text) setMessage({ kind: 'success', lines: [text] })
      onSuccess?.(result.data, input)
      onAnswer?.()
    })
    return null
  }
  const run = (input: Input) => (running.current ??= send(input))
  return { pending: sending || refreshing, message, clearMessage: () => setMessage(null), run }
}
