'use client'

import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'aria-disabled'> & { pending: boolean }

/**
 * The button of a command. Without `onClick` it submits the surrounding form. While the command is pending a press does
 * nothing; `disabled` is not used, because it would take the focus away.
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
