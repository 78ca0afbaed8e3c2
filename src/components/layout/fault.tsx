'use client'

import { faultTexts } from '@/i18n/fault-texts'
import { Message } from './message'

/**
 * The page for an unexpected error, in the language of the page. The way home is a full page load, which also reloads what
 * failed. It is not a `Link`, because every page would have to load the script of `Link` then.
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
