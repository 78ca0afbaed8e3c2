'use client'

import { answered } from '@/components/form/answered'
import { useState } from 'react'
import { signOutAction } from '../actions'

type Props = { label: string; className?: string }

/** Ends this session and leaves. A full load of the next page: nothing of what was on screen stays behind. */
export const SignOutButton = ({ label, className = 'button' }: Props) => {
  const [problem, setProblem] = useState('')
  const leave = async () => {
    const answer = await answered(signOutAction({}))
    // Signed out already is signed out.
    if (!answer.ok && answer.code !== 'unauthenticated') return setProblem(answer.message)
    window.location.replace('/sign-in')
  }
  return (
    <>
      <button type="button" className={className} onClick={() => void leave()}>
        {label}
      </button>
      <span role="alert" className={problem ? 'problem small' : 'visually-hidden'}>
        {problem}
      </span>
    </>
  )
}
