'use client'

import { useRef, useState, useTransition } from 'react'
import { noConnection } from '@/i18n/no-connection'
import type { Refused } from './checked-form'
import { sendConfirmed } from './step-up'

/** The reason why a command was refused, as the server returns it; the code is `unreachable` when no response came. */
export type Refusal = Refused & { code: string }

export type CommandResult<Data> = { ok: true; data: Data } | ({ ok: false } & Refusal)

/** The result of the last command, for the live region of `CommandMessage`. */
export type Message = { kind: 'success' | 'problem'; lines: readonly string[] } | null
type MessageState = readonly [Message, (message: Message) => void]

type Options<Input, Data> = {
  /** The message after success, also for a screen reader. Without it the changed page is the only sign. */
  success?: string | ((data: Data, input: Input) => string)
  /** Runs after success. Its changes appear together with the page when it calls `router.refresh()`. */
  onSuccess?: (data: Data, input: Input) => void
  /** Runs after a refusal too, because somebody else may have changed the page's data. Does not run without a connection. */
  onAnswer?: () => void
  /** A pair of `useState` for commands that share one live region. Without it the command has its own message. */
  message?: MessageState
  /** For a command of a form. The form itself shows a refusal, so only success becomes a message. */
  inForm?: boolean
  /** For a command whose success leaves the page. It stays pending then, so that it is not sent twice. */
  leaves?: boolean
}

export type Command<Input> = {
  pending: boolean
  message: Message
  clearMessage: () => void
  /** Resolves to the refusal, or to null after success. A second call while the command runs returns the first promise. */
  run: (input: Input) => Promise<Refusal | null>
}

const unreachable = (): { ok: false } & Refusal => ({
  ok: false,
  code: 'unreachable',
  message: noConnection(),
  problems: [],
})

/** Without a connection a refresh would make the browser leave the page and lose the typed text. */
export const isReached = ({ code }: Refusal): boolean => code !== 'unreachable'

const linesOf = ({ message, problems }: Refusal) =>
  problems.length > 0 ? [...new Set(problems.map((problem) => problem.message))] : [message]

/**
 * The only way for a component to call a server action. The command is pending until the page shows its changes. A refusal
 * or a lost connection becomes a message and not an error, which would replace the page and lose the typed text.
 */
export const useCommand = <Input, Data>(
  action: (input: Input) => Promise<CommandResult<Data>>,
  { success, onSuccess, onAnswer, message: sharedMessage, inForm = false, leaves = false }: Options<Input, Data> = {},
): Command<Input> => {
  const ownMessage = useState<Message>(null)
  const [message, setMessage] = sharedMessage ?? ownMessage
  const [sending, setSending] = useState(false)
  const [refreshing, startRefreshing] = useTransition()
  // A ref and not state, because state is updated too late for the second click of a double click.
  const running = useRef<Promise<Refusal | null> | null>(null)
  const send = async (input: Input): Promise<Refusal | null> => {
    setSending(true)
    setMessage(null)
    const result = await sendConfirmed(() => action(input).catch(unreachable))
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
