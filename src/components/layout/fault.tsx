'use client'

import Link from 'next/link'
import { frame as english } from '@/i18n/messages/en/frame'
import { frame as dutch } from '@/i18n/messages/nl/frame'
import { Message } from './message'

/** Where something broke, the texts of the page may be broken too: so it brings its own, in the language of the page. */
export const Fault = ({ retry }: { retry: () => void }) => {
  const speaksEnglish = typeof document !== 'undefined' && document.documentElement.lang === 'en'
  const { fault, actions, notFound } = speaksEnglish ? english : dutch
  return (
    <Message title={fault.title} text={fault.text}>
      <button type="button" className="button button-main" onClick={retry}>
        {actions.tryAgain}
      </button>
      <Link className="button" href="/">
        {notFound.home}
      </Link>
    </Message>
  )
}
