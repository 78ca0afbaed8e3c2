'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { CommandMessage } from '@/components/form/command-message'
import { useDial, type Dialled } from './use-dial'

export type DialLinkProps = {
  familyId: string
  contactPointId: string
  dialled: Dialled | null
  href: string
  className?: string | undefined
  children: ReactNode
}

/** A number outside a card. Dialling it is noted at once, and the outcomes of the page then belong to that call. */
export const DialLink = ({ familyId, contactPointId, dialled, href, className, children }: DialLinkProps) => {
  const router = useRouter()
  const { dial, message } = useDial(familyId, dialled, () => router.refresh())
  return (
    <>
      <a className={className} href={href} onClick={() => void dial(contactPointId)}>
        {children}
      </a>
      <CommandMessage message={message} />
    </>
  )
}
