'use client'

import { faultTexts } from '@/i18n/fault-texts'
import { Message } from './message'

export type FaultProps = { error: Error & { digest?: string }; retry: () => void }

/**
 * The page for an unexpected error, in the language of the page. Its number stands in the log of the server. The way home is a
 * full page load, which also reloads what failed. It is not a `Link`, because every page would have to load the script of `Link` then.
 */
export const Fault = ({ error, retry }: FaultProps) => {
  const { title, text, number, tryAgain, home } =
    faultTexts[typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'nl']
  return (
    <Message title={title} text={error.digest ? `${text} ${number} ${error.digest}.` : text}>
      <button type="button" className="button button-main" onClick={retry}>
        {tryAgain}
      </button>
      <button type="button" className="button" onClick={() => window.location.assign('/')}>
        {home}
      </button>
    </Message>
  )
}
