'use client'

import { faultTexts } from '@/i18n/fault-texts'
import { Message } from './message'

/**
 * Where something broke, in the language of the page. The way home loads everything anew, also what broke, and keeps the
 * router's link out of every page that has no other.
 */
export const Fault = ({ retry }: { retry: () => void }) => {
  const { title, text, tryAgain, home } =
    faultTexts[typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'nl']
  return (
    <Message title={title} text={text}>
      <button type="button" className="button button-main" onClick={retry}>
        {tryAgain}
      </button>
      <button type="button" className="button" onClick={() => window.location.assign('/')}>
        {home}
      </button>
    </Message>
  )
}
