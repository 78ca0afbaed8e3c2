'use client'

import type { Message } from './use-command'

type Props = { message: Message; className?: string }

/** Says that a command was carried out. Always there, or a screen reader would not hear it come. */
export const SuccessMessage = ({ message, className = '' }: Props) => {
  const text = message?.kind === 'success' ? message.lines.join(' ') : ''
  return (
    <p role="status" className={text ? className : 'visually-hidden'}>
      {text}
    </p>
  )
}

/** Says why a command was refused. Within a form the summary above its fields does. */
export const ProblemMessage = ({ message }: { message: Message }) =>
  message?.kind === 'problem' ? (
    <div role="alert" className="problem">
      {message.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  ) : null

/** What became of a command without a form. */
export const CommandMessage = ({ message, className = 'small' }: Props) => (
  <>
    <SuccessMessage message={message} className={className} />
    <ProblemMessage message={message} />
  </>
)
