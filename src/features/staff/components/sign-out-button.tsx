'use client'

import { signOutAction } from '../actions'

type Props = { label: string; className?: string }

/** Ends this session and leaves. A full load of the next page: nothing of what was on screen stays behind. */
export const SignOutButton = ({ label, className = 'button' }: Props) => {
  const leave = async () => {
    await signOutAction({})
    window.location.replace('/sign-in')
  }
  return (
    <button type="button" className={className} onClick={() => void leave()}>
      {label}
    </button>
  )
}
