'use client'

import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'aria-disabled'> & { pending: boolean }

/**
 * The button of a command: without `onClick` it sends the form around it. While the command is pending a press does nothing;
 * `disabled` would take the focus away.
 */
export const CommandButton = ({ pending, onClick, className = 'button', ...rest }: Props) => (
  <button
    {...rest}
    type={onClick ? 'button' : 'submit'}
    className={className}
    aria-disabled={pending}
    onClick={(event) => {
      if (pending) event.preventDefault()
      else onClick?.(event)
    }}
  />
)
