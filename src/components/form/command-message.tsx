'use client'

import type { Message } from './use-command'

type Props = { message: Message; className?: string }

/** Announces that a command succeeded. Always rendered, because a screen reader only reads changes of an existing region. */
export const SuccessMessage = ({ message, className = '' }: Props) => {
  const text = message?.kind === 'success' ? message.lines.join(' ') : ''
  return (
    <p role="status" className={text ? className : 'visually-hidden'}>
      {text}
    </p>
  )
}

/** Announces why a command was refused. In a form the summary above the fields does this. */
export const ProblemMessage = ({ message }: { message: Message }) =>
  message?.kind === 'problem' ? (
    <div role="alert" className="problem">
      {message.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  ) : null

/** The result of a command without a form. */
export const CommandMessage = ({ message, className = 'small' }: Props) => (
  <>
    <SuccessMessage message={message} className={className} />
    <ProblemMessage message={message} />
  </>
)
